import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { listAcceptedRequests } from "@gong-engagement/mock/cases/list-accepted-requests";
import { listRefusedRequests } from "@gong-engagement/mock/cases/list-refused-requests";
import { isGongError } from "@gong-engagement/sdk";
import { describe, expect, test } from "vitest";
import { authKinds } from "./auth-kinds.ts";
import { callClient, errorBodyOf } from "./call-client.ts";
import { calls, impossibleCalls } from "./calls.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { expectSent } from "./expect-sent.ts";
import { isRefusedByPrism } from "./is-refused-by-prism.ts";
import { optionsFor, optionsWith } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { recordRequests } from "./record-requests.ts";
import { callMethod } from "./sdk-forms.ts";
import { failures } from "./spec.ts";

/** Prism answers an invalid request as 422 if that is documented, else as 400, else as 422 all the same. */
const refusalStatusOf = ({ responses }: OperationModel): number =>
  "422" in responses || "4XX" in responses || !("400" in responses) ? 422 : 400;

/** Prism says what is wrong as JSON pointers, with parameters in lower case, in the body if a refusal is not documented. */
const printViolations = (...parts: readonly unknown[]): string =>
  JSON.stringify(parts).toLowerCase().replaceAll("~1", "/").replaceAll("~0", "~");

for (const model of calls) {
  const { operation } = model;
  const options = optionsFor(operation);
  const status = refusalStatusOf(operation);
  const accepted = listAcceptedRequests(model);
  const wrong = Map.groupBy(listRefusedRequests(model), ({ request }) => isRefusedByPrism(operation, request));

  describe(`${operation.operationId}, from client and method,`, () => {
    const passed = wrong.get(false)?.map(({ title, request }) => ({ title: `${title}, which Prism passes`, request }));
    test.each([...accepted, ...(passed ?? [])])("sends $title", async ({ request }) => {
      const { options: recording, sent } = recordRequests(options);
      const { error, response } = await callClient(recording, operation, request);
      expect(error).toBeUndefined();
      expect(parseViolations(response.headers)).toEqual([]);

      const fromMethod = await callMethod(recording, operation, request).withResponse();
      expect(parseViolations(fromMethod.response.headers)).toEqual([]);
      expect(sent).toHaveLength(2);
      expectSent(sent, operation, request);
    });

    test.each(wrong.get(true) ?? [])("is refused with $title", async ({ request, culprit }) => {
      const { options: recording, sent } = recordRequests(options);
      const answer = await callClient(recording, operation, request);
      const body = errorBodyOf(answer);
      const violations = parseViolations(answer.response.headers);
      expect(answer.data).toBeUndefined();
      expect(answer.response.status).toBe(status);
      expect(printViolations(violations, body)).toContain(JSON.stringify(culprit.toLowerCase()).slice(1, -1));

      const error = await callMethod(recording, operation, request).catch((reason: unknown) => reason);
      const { headers } = expectApiError(error, { name: "method", operation, status, body });
      expect(parseViolations(headers)).toEqual(violations);
      expect(sent).toHaveLength(2);
      expectSent(sent, operation, request);
    });
  });
}

test.each(impossibleCalls)("$operation.operationId is not sent, for nothing can send it", async (impossible) => {
  const { operation, everything } = impossible;
  for (const call of [callClient, callMethod]) {
    const { options, sent } = recordRequests(optionsWith(authKinds.at(-1)?.auth ?? false));
    const error = await call(options, operation, everything).catch((reason: unknown) => reason);
    expect(error).toSatisfy(isGongError);
    expect(sent).toEqual([]);
  }
});

test.each(failures)("a request can be made of $operation.operationId", ({ error }) => {
  throw error;
});

test.each(["client", "method"])("every operation of the spec was called by %s", (form) => {
  expect(calledKeys(form)).toEqual(specKeys);
});
