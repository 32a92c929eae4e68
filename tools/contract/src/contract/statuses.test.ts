import { isGongResponseError } from "@gong-engagement/sdk";
import { describe, expect, test } from "vitest";
import { listStatuses } from "../cases/list-statuses.ts";
import { callClient } from "./call-client.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { sdkForms } from "./sdk-forms.ts";
import { operations, parseRequest } from "./spec.ts";
import { validateBody } from "./validate-body.ts";

for (const operation of operations) {
  const options = optionsFor(operation);
  const { everything } = parseRequest(operation);

  for (const { documented, status, response: documentation } of listStatuses(operation)) {
    const headers = { prefer: `code=${status}` };

    if (status < 300) {
      describe(`${operation.operationId} answered with ${documented} (${status})`, () => {
        test("client resolves with data that the spec allows", async () => {
          const { data, error, response } = await callClient(options, operation, everything, headers);
          expect(response.status).toBe(status);
          expect(parseViolations(response.headers)).toEqual([]);
          expect(error).toBeUndefined();
          expect(validateBody(documentation, data)).toEqual([]);
        });

        test.each(sdkForms)("$name resolves with data that the spec allows", async ({ call }) => {
          const promise = call(options, operation, everything, headers);
          const { data, response, requestId, attempts } = await promise.withResponse();
          expect(await promise).toBe(data);
          expect(response.status).toBe(status);
          expect(parseViolations(response.headers)).toEqual([]);
          expect(validateBody(documentation, data)).toEqual([]);
          expect(requestId).toBe((data as { readonly requestId?: string } | undefined)?.requestId);
          expect(attempts).toBe(1);
        });
      });
    } else if (status < 400) {
      describe(`${operation.operationId} answered with ${documented} (${status})`, () => {
        test("client rejects with a GongResponseError", async () => {
          const error = await callClient(options, operation, everything, headers).catch((reason: unknown) => reason);
          expect(error).toSatisfy(isGongResponseError);
          expect(error).toMatchObject({ status, delivery: "refused" });
        });

        test.each(sdkForms)("$name rejects with a GongResponseError", async ({ call }) => {
          const error = await call(options, operation, everything, headers).catch((reason: unknown) => reason);
          expect(error).toSatisfy(isGongResponseError);
          expect(error).toMatchObject({ status, delivery: "refused" });
        });
      });
    } else {
      describe(`${operation.operationId} answered with ${documented} (${status})`, () => {
        test("client resolves with an error that the spec allows", async () => {
          const { data, error, response } = await callClient(options, operation, everything, headers);
          expect(response.status).toBe(status);
          expect(parseViolations(response.headers)).toEqual([]);
          expect(data).toBeUndefined();
          expect(validateBody(documentation, error)).toEqual([]);
        });

        test.each(sdkForms)("$name rejects with the error of the status", async ({ call }) => {
          const { error: body } = await callClient(options, operation, everything, headers);
          const error = await call(options, operation, everything, headers).catch((reason: unknown) => reason);
          expectApiError(error, { operation, status, body });
        });
      });
    }
  }
}

test.each(["client", ...sdkForms.map(({ name }) => name)])("every operation of the spec was called by %s", (form) => {
  expect(calledKeys(form)).toEqual(specKeys);
});
