import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { describe, expect, test } from "vitest";
import { listAcceptedRequests } from "../cases/list-accepted-requests.ts";
import { listRefusedRequests } from "../cases/list-refused-requests.ts";
import { callClient, errorBodyOf } from "./call-client.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { expectSent } from "./expect-sent.ts";
import { optionsFor } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { recordRequests } from "./record-requests.ts";
import { callMethod } from "./sdk-forms.ts";
import { operations, parseRequest } from "./spec.ts";

/** Prism answers an invalid request as 422 if that is documented, else as 400, else as 422 all the same. */
const refusalStatusOf = ({ responses }: OperationModel): number =>
  "422" in responses || "4XX" in responses || !("400" in responses) ? 422 : 400;

for (const operation of operations) {
  const options = optionsFor(operation);
  const model = parseRequest(operation);
  const status = refusalStatusOf(operation);

  describe(`${operation.operationId}, from client and method,`, () => {
    test.each(listAcceptedRequests(model))("takes $title", async ({ request }) => {
      const { options: recording, sent } = recordRequests(options);
      const { error, response } = await callClient(recording, operation, request);
      expect(error).toBeUndefined();
      expect(parseViolations(response.headers)).toEqual([]);

      const fromMethod = await callMethod(recording, operation, request).withResponse();
      expect(parseViolations(fromMethod.response.headers)).toEqual([]);
      expect(sent).toHaveLength(2);
      expectSent(sent, operation, request);
    });

    test.each(listRefusedRequests(model))("refuses $title", async ({ request, culprit }) => {
      const answer = await callClient(options, operation, request);
      const body = errorBodyOf(answer);
      const violations = parseViolations(answer.response.headers);
      expect(answer.data).toBeUndefined();
      expect(answer.response.status).toBe(status);
      // Prism writes names of parameters in lower case, and into the body where the refusal is not documented.
      expect(JSON.stringify([violations, body]).toLowerCase()).toContain(culprit.toLowerCase());

      const error = await callMethod(options, operation, request).catch((reason: unknown) => reason);
      const { headers } = expectApiError(error, { operation, status, body });
      expect(parseViolations(headers)).toEqual(violations);
    });
  });
}

test.each(["client", "method"])("every operation of the spec was called by %s", (form) => {
  expect(calledKeys(form)).toEqual(specKeys);
});
