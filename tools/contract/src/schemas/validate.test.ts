import { GongInputError, isGongInputError } from "@gong-engagement/client";
import { listAcceptedRequests } from "@gong-engagement/mock/cases/list-accepted-requests";
import { listRefusedRequests } from "@gong-engagement/mock/cases/list-refused-requests";
import { inputSchemas } from "@gong-engagement/schemas";
import { describe, expect, test } from "vitest";
import { callClient } from "../contract/call-client.ts";
import { calls } from "../contract/calls.ts";
import { expectSent } from "../contract/expect-sent.ts";
import { optionsFor } from "../contract/options.ts";
import { parseViolations } from "../contract/parse-violations.ts";
import { recordRequests } from "../contract/record-requests.ts";
import { callMethod } from "../contract/sdk-forms.ts";

for (const model of calls) {
  const { operation, validate } = model;
  const options = { ...optionsFor(operation), validate: inputSchemas };
  // What one alternative requires, another one may leave out.
  const refused = listRefusedRequests(model).filter(({ request }) => validate(request).length > 0);

  describe(`${operation.operationId} with schemas, from client and method,`, () => {
    test.each(listAcceptedRequests(model))("sends $title unchanged", async ({ request }) => {
      const { options: recording, sent } = recordRequests(options);
      const { response } = await callClient(recording, operation, request);
      expect(parseViolations(response.headers)).toEqual([]);
      await callMethod(recording, operation, request);
      expect(sent).toHaveLength(2);
      expectSent(sent, operation, request);
    });

    test.each(refused)("does not send $title", async ({ request, culprit }) => {
      const { options: recording, sent } = recordRequests(options);
      for (const call of [callClient, callMethod]) {
        const error: unknown = await call(recording, operation, request).catch((reason: unknown) => reason);
        expect(error).toBeInstanceOf(GongInputError);
        expect(error).toMatchObject({ delivery: "not-sent", advice: "fix-event", attempts: 0 });
        const { issues = [] } = isGongInputError(error) ? error : {};
        expect(issues.length).toBeGreaterThan(0);
        expect(JSON.stringify(issues).toLowerCase()).toContain(JSON.stringify(culprit.toLowerCase()).slice(1, -1));
      }
      expect(sent).toEqual([]);
    });
  });
}

test("there are operations with schemas", () => {
  expect(Object.keys(inputSchemas)).toEqual(
    expect.arrayContaining(calls.map(({ operation }) => operation.operationId)),
  );
});
