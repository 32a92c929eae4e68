import { expect, test } from "vitest";
import { createTestClient, postMessage, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

test("JSON of an error has name, message and fields, but no headers, body and stack", async () => {
  await using server = await startServer(failure(409, { "x-trace": "t" }));
  const error = await rejection(putReport(createTestClient(server)));
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: "GongConflictError",
    message: "putReport: status 409: error 409 (requestId r-409)",
    status: 409,
    errors: ["error 409"],
    requestId: "r-409",
    isDuplicate: expect.any(Boolean),
    operationId: "putReport",
    attempts: 1,
    delivery: "refused",
    advice: expect.any(String),
  });
});

test.each([
  { what: "a status", reply: failure(429, { "retry-after": "120" }) },
  { what: "a lost connection", reply: reset },
])("the error of $what can be posted to another thread, with its message, stack and cause", async ({ reply }) => {
  await using server = await startServer(reply);
  const error = await rejection(postMessage(createTestClient(server, { retry: false })));
  const { message, stack, cause } = error as Error;
  const clone = structuredClone(error);
  expect(clone).toMatchObject({ message, stack });
  expect(String((clone as Error).cause)).toBe(String(cause));
});
