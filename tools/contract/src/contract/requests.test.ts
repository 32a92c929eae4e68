import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { describe, expect, test } from "vitest";
import { listAcceptedRequests } from "../cases/list-accepted-requests.ts";
import { listRefusedRequests } from "../cases/list-refused-requests.ts";
import { callClient } from "./call-client.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { sdkForms } from "./sdk-forms.ts";
import { operations, parseRequest } from "./spec.ts";

/** Prism answers an invalid request as 422 if that is documented, else as 400, else as 422 all the same. */
const refusalStatusOf = ({ responses }: OperationModel): number =>
  "422" in responses || "4XX" in responses || !("400" in responses) ? 422 : 400;

for (const operation of operations) {
  const options = optionsFor(operation);
  const model = parseRequest(operation);

  describe(`${operation.operationId} takes`, () => {
    for (const { title, request } of listAcceptedRequests(model)) {
      test(`${title}, from the client`, async () => {
        const { error, response } = await callClient(options, operation, request);
        expect(error).toBeUndefined();
        expect(parseViolations(response.headers)).toEqual([]);
      });

      test.each(sdkForms)(`${title}, from a $name`, async ({ call }) => {
        const { response } = await call(options, operation, request).withResponse();
        expect(parseViolations(response.headers)).toEqual([]);
      });
    }
  });

  describe(`${operation.operationId} refuses`, () => {
    const status = refusalStatusOf(operation);
    for (const { title, request, culprit } of listRefusedRequests(model)) {
      test(`${title}, from the client`, async () => {
        const { data, error, response } = await callClient(options, operation, request);
        expect(data).toBeUndefined();
        expect(response.status).toBe(status);
        // Prism writes names of parameters in lower case, and into the body where the refusal is not documented.
        const reasons = JSON.stringify([parseViolations(response.headers), error]).toLowerCase();
        expect(reasons).toContain(culprit.toLowerCase());
      });

      test.each(sdkForms)(`${title}, from a $name`, async ({ call }) => {
        const { error: body } = await callClient(options, operation, request);
        const error = await call(options, operation, request).catch((reason: unknown) => reason);
        expectApiError(error, { operation, status, body });
      });
    }
  });
}

test.each(["client", ...sdkForms.map(({ name }) => name)])("every operation of the spec was called by %s", (form) => {
  expect(calledKeys(form)).toEqual(specKeys);
});
