import { isGongResponseError } from "@gong-engagement/sdk";
import { describe, expect, test } from "vitest";
import { listStatuses } from "../cases/list-statuses.ts";
import { callClient, errorBodyOf } from "./call-client.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { sdkForms } from "./sdk-forms.ts";
import { operations, parseRequest } from "./spec.ts";
import { validateBody } from "./validate-body.ts";

const cases = operations.flatMap((operation) =>
  listStatuses(operation).map(({ documented, status, response: documentation }) => ({
    title: `${operation.operationId} answered with ${documented}${documented === String(status) ? "" : ` (${status})`}`,
    operation,
    status,
    documentation,
    args: [optionsFor(operation), operation, parseRequest(operation).everything, { prefer: `code=${status}` }] as const,
  })),
);
const successes = cases.filter(({ status }) => status < 300);
const redirects = cases.filter(({ status }) => status >= 300 && status < 400);
const failures = cases.filter(({ status }) => status >= 400);

for (const { title, status, documentation, args } of successes) {
  describe(title, () => {
    test("client resolves with data that the spec allows", async () => {
      const { data, error, response } = await callClient(...args);
      expect(response.status).toBe(status);
      expect(parseViolations(response.headers)).toEqual([]);
      expect(error).toBeUndefined();
      expect(validateBody(documentation, data)).toEqual([]);
    });

    test.each(sdkForms)("$name resolves with data that the spec allows", async ({ call }) => {
      const promise = call(...args);
      const { data, response, requestId, attempts } = await promise.withResponse();
      expect(await promise).toBe(data);
      expect(response.status).toBe(status);
      expect(parseViolations(response.headers)).toEqual([]);
      expect(validateBody(documentation, data)).toEqual([]);
      expect(requestId).toBe(Object(data).requestId);
      expect(attempts).toBe(1);
    });
  });
}

for (const { title, status, args } of redirects) {
  test.each([{ name: "client", call: callClient }, ...sdkForms])(
    `${title}: $name rejects with a GongResponseError`,
    async ({ call }) => {
      const error = await call(...args).catch((reason: unknown) => reason);
      expect(error).toSatisfy(isGongResponseError);
      expect(error).toMatchObject({ status, delivery: "refused" });
    },
  );
}

for (const { title, operation, status, documentation, args } of failures) {
  describe(title, () => {
    test("client resolves with an error that the spec allows", async () => {
      const answer = await callClient(...args);
      expect(answer.response.status).toBe(status);
      expect(parseViolations(answer.response.headers)).toEqual([]);
      expect(answer.data).toBeUndefined();
      expect(answer.error).toBeTruthy();
      expect(validateBody(documentation, errorBodyOf(answer))).toEqual([]);
    });

    test.each(sdkForms)("$name rejects with the error of the status", async ({ call }) => {
      const body = errorBodyOf(await callClient(...args));
      const error = await call(...args).catch((reason: unknown) => reason);
      expectApiError(error, { operation, status, body });
    });
  });
}

test.each(["client", ...sdkForms.map(({ name }) => name)])("every operation of the spec was called by %s", (form) => {
  expect(calledKeys(form)).toEqual(specKeys);
});
