import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { keyOf } from "@gong-engagement/mock/cases/key-of";
import { type ClientOptions, isGongConfigError } from "@gong-engagement/sdk";
import { expect, test } from "vitest";
import { authKinds, isCheckedByPrism, isEnough, namedCredential, removeCredentials } from "./auth-kinds.ts";
import { callClient, errorBodyOf } from "./call-client.ts";
import { calls } from "./calls.ts";
import { calledKeys } from "./coverage.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor, optionsWith } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { recordRequests } from "./record-requests.ts";
import { sdkForms } from "./sdk-forms.ts";
import { models } from "./spec.ts";

/** Options under which the credentials get lost on the way. */
const withoutCredentials = (options: ClientOptions): ClientOptions => ({
  ...options,
  fetch: (url, init) => {
    const headers = new Headers(init.headers);
    return fetch(removeCredentials(url, headers), { ...init, headers });
  },
});

const forms = [{ name: "client", call: callClient }, ...sdkForms];

const kindsFor = (operation: OperationModel, is: boolean) =>
  authKinds.filter((kind) => isEnough(operation, kind) === is);

for (const { operation, everything } of calls) {
  const { operationId } = operation;

  test.each(kindsFor(operation, true))(`${operationId} accepts $name, from client and SDK`, async ({ auth }) => {
    const options = optionsWith(auth);
    const { error, response } = await callClient(options, operation, everything);
    expect(error).toBeUndefined();
    expect(parseViolations(response.headers)).toEqual([]);

    for (const { name, call } of sdkForms) {
      const result = await call(options, operation, everything).withResponse();
      expect(parseViolations(result.response.headers), name).toEqual([]);
    }
  });

  if (kindsFor(operation, false).length === 0) continue;

  if (!isCheckedByPrism(operation)) {
    test(`${operationId} is sent with credentials, for which Prism does not ask`, async () => {
      const { options, sent } = recordRequests(optionsFor(operation));
      for (const { call } of forms) await call(options, operation, everything);
      expect(sent).toHaveLength(forms.length);
      for (const request of sent) expect(JSON.stringify(request)).toContain(namedCredential);
    });
    continue;
  }

  test(`${operationId} refuses a request without credentials`, async () => {
    const options = withoutCredentials(optionsFor(operation));
    const answer = await callClient(options, operation, everything);
    expect(answer.data).toBeUndefined();
    expect(answer.response.status).toBe(401);

    for (const { name, call } of sdkForms) {
      const error = await call(options, operation, everything).catch((reason: unknown) => reason);
      expectApiError(error, { name, operation, status: 401, body: errorBodyOf(answer) });
    }
  });
}

for (const { operation, everything } of models) {
  const kinds = kindsFor(operation, false);
  test.each(kinds)(`${operation.operationId} is not sent with $name, by client and SDK`, async ({ auth }) => {
    for (const { name, call } of forms) {
      const error = await call(optionsWith(auth), operation, everything).catch((reason: unknown) => reason);
      expect(error, name).toSatisfy(isGongConfigError);
      expect(error, name).toMatchObject({ delivery: "not-sent", attempts: 0 });
    }
  });
}

test.each(forms)("every operation that can be sent was called by $name", ({ name }) => {
  expect(calledKeys(name)).toEqual(expect.arrayContaining(calls.map(({ operation }) => keyOf(operation))));
});
