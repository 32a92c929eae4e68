import { type ClientOptions, isGongConfigError } from "@gong-engagement/sdk";
import { describe, expect, test } from "vitest";
import { authKinds, isCheckedByPrism, isEnough, removeCredentials } from "./auth-kinds.ts";
import { callClient, errorBodyOf } from "./call-client.ts";
import { expectApiError } from "./expect-api-error.ts";
import { optionsFor, optionsWith } from "./options.ts";
import { parseViolations } from "./parse-violations.ts";
import { sdkForms } from "./sdk-forms.ts";
import { operations, parseRequest } from "./spec.ts";

/** Options under which the credentials get lost on the way. */
const withoutCredentials = (options: ClientOptions): ClientOptions => ({
  ...options,
  fetch: (url, init) => {
    const headers = new Headers(init.headers);
    return fetch(removeCredentials(url, headers), { ...init, headers });
  },
});

const expectNotSent = (error: unknown): void => {
  expect(error).toSatisfy(isGongConfigError);
  expect(error).toMatchObject({ delivery: "not-sent", attempts: 0 });
};

for (const operation of operations) {
  const { operationId } = operation;
  const { everything } = parseRequest(operation);
  const [enough = [], tooLittle = []] = [true, false].map((is) =>
    authKinds.filter((kind) => isEnough(operation, kind) === is),
  );

  describe.each(enough)(`${operationId} accepts $name`, ({ auth }) => {
    const options = optionsWith(auth);

    test("from the client", async () => {
      const { error, response } = await callClient(options, operation, everything);
      expect(error).toBeUndefined();
      expect(parseViolations(response.headers)).toEqual([]);
    });

    test.each(sdkForms)("from a $name", async ({ call }) => {
      const { response } = await call(options, operation, everything).withResponse();
      expect(parseViolations(response.headers)).toEqual([]);
    });
  });

  if (tooLittle.length === 0) continue;

  describe.each(tooLittle)(`${operationId} is not sent with $name`, ({ auth }) => {
    const options = optionsWith(auth);

    test("from the client", async () => {
      expectNotSent(await callClient(options, operation, everything).catch((reason: unknown) => reason));
    });

    test.each(sdkForms)("from a $name", async ({ call }) => {
      expectNotSent(await call(options, operation, everything).catch((reason: unknown) => reason));
    });
  });

  if (!isCheckedByPrism(operation)) continue;

  describe(`${operationId} refuses a request without credentials`, () => {
    const options = withoutCredentials(optionsFor(operation));

    test("from the client", async () => {
      const { data, response } = await callClient(options, operation, everything);
      expect(data).toBeUndefined();
      expect(response.status).toBe(401);
    });

    test.each(sdkForms)("from a $name", async ({ call }) => {
      const body = errorBodyOf(await callClient(options, operation, everything));
      const error = await call(options, operation, everything).catch((reason: unknown) => reason);
      expectApiError(error, { operation, status: 401, body });
    });
  });
}
