import { keyOf } from "@gong-engagement/mock/cases/key-of";
import { listStatuses } from "@gong-engagement/mock/cases/list-statuses";
import { isGongConnectionError, isGongResponseError } from "@gong-engagement/sdk";
import { expect, test } from "vitest";
import { callClient, errorBodyOf } from "./call-client.ts";
import { calls, impossibleCalls } from "./calls.ts";
import { calledKeys, specKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { sdkForms } from "./sdk-forms.ts";
import { validateBody } from "./validate-body.ts";

const cases = calls.flatMap(({ operation, everything }) =>
  listStatuses(operation).map(({ documented, status, response: documentation }) => ({
    title: `${operation.operationId} answered with ${documented}${documented === String(status) ? "" : ` (${status})`}`,
    operation,
    status,
    documentation,
    args: [optionsFor(operation), operation, everything, { prefer: `code=${status}` }] as const,
  })),
);
const {
  success = [],
  redirect = [],
  failure = [],
  unreadable = [],
} = Object.groupBy(cases, ({ status }) => {
  if (status < 300) return "success";
  if (status < 400) return "redirect";
  // What a proxy asks for, `fetch` takes for a lost connection.
  return status === 407 ? "unreadable" : "failure";
});

/** What to do if there is nothing wrong but the answer. */
const remedy = "Give an example that fits in spec/overlay.yaml, or correct the schema there";

const requestIdOf = (data: unknown): string | undefined => {
  const { requestId } = Object(data) as { readonly requestId?: unknown };
  return typeof requestId === "string" ? requestId : undefined;
};

test.each(success)("$title: client and SDK resolve with data that the spec allows", async (expected) => {
  const { status, documentation, args } = expected;
  const { data, error, response } = await callClient(...args);
  expect(response.status).toBe(status);
  expect(parseViolations(response.headers)).toEqual([]);
  expect(error).toBeUndefined();
  expect(validateBody(documentation, response, data), remedy).toEqual([]);

  for (const { name, call } of sdkForms) {
    const promise = call(...args);
    const result = await promise.withResponse();
    expect(await promise, name).toBe(result.data);
    expect(result.data, name).toEqual(data);
    expect(result.response.status, name).toBe(status);
    expect(parseViolations(result.response.headers), name).toEqual([]);
    expect(result.requestId, name).toBe(requestIdOf(data));
    expect(result.attempts, name).toBe(1);
  }
});

const forms = [{ name: "client", call: callClient }, ...sdkForms];

test.each(redirect)("$title: client and SDK reject with a GongResponseError", async ({ status, args }) => {
  for (const { name, call } of forms) {
    const error = await call(...args).catch((reason: unknown) => reason);
    expect(error, name).toSatisfy(isGongResponseError);
    expect(error, name).toMatchObject({ status, delivery: "refused" });
  }
});

test.each(unreadable)("$title: client and SDK reject with a GongConnectionError", async ({ args }) => {
  for (const { name, call } of forms) {
    const error = await call(...args).catch((reason: unknown) => reason);
    expect(error, name).toSatisfy(isGongConnectionError);
    expect(error, name).toMatchObject({ delivery: "unknown" });
  }
});

test.each(failure)(
  "$title: client resolves with an error that the spec allows, the SDK rejects with it",
  async (expected) => {
    const { operation, status, documentation, args } = expected;
    const answer = await callClient(...args);
    const body = errorBodyOf(answer);
    expect(answer.response.status).toBe(status);
    expect(parseViolations(answer.response.headers)).toEqual([]);
    expect(answer.data).toBeUndefined();
    expect(answer.error).toBeTruthy();
    expect(validateBody(documentation, answer.response, body), remedy).toEqual([]);

    for (const { name, call } of sdkForms) {
      const error = await call(...args).catch((reason: unknown) => reason);
      expectApiError(error, { name, operation, status, body });
    }
  },
);

test.each(forms)("every operation that can be sent was called by $name", ({ name }) => {
  const impossible = impossibleCalls.map(({ operation }) => keyOf(operation));
  expect([...calledKeys(name), ...impossible].sort()).toEqual(specKeys);
});
