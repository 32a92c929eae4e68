import { describe, expect, test } from "vitest";
import { createTestClient, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

const stackOf = async (call: () => Promise<unknown>): Promise<string> => {
  const error = await rejection(call());
  return error instanceof Error ? (error.stack ?? "") : "";
};

const withRetries = { retry: { attempts: 3, minDelay: 1, maxDelay: 1 } };

describe.each([
  { what: "a status", replies: [failure(400)], options: {} },
  { what: "a lost connection after retries", replies: [reset], options: withRetries },
  {
    what: "a status after retries and a queue",
    replies: [failure(500)],
    options: { ...withRetries, rateLimit: [{ limit: 50, interval: 1_000 }] },
  },
  {
    what: "a status after a token was waited for",
    replies: [failure(400)],
    options: { auth: { bearerToken: async () => "token" } },
  },
  { what: "a redirect", replies: [failure(302)], options: {} },
  { what: "an option that is wrong", replies: [ok], options: {}, callOptions: { timeout: -1 } },
])("the stack of $what names file and function of the caller", ({ replies, options, callOptions = {} }) => {
  test("of an SDK call", async () => {
    await using server = await startServer(...replies);
    const client = createTestClient(server, options);
    const reportFromHere = async (): Promise<unknown> => await putReport(client, callOptions);
    const stack = await stackOf(reportFromHere);
    expect(stack).toMatch(/reportFromHere.*stack\.test\.ts/);
  });

  test("of a client call with middleware", async () => {
    await using server = await startServer(...replies.map((reply) => (reply === replies[0] ? reset : reply)));
    const client = createTestClient(server, options);
    client.use({ onRequest: () => undefined });
    const putFromHere = async (): Promise<unknown> => await client.PUT("/reports", { body: {}, ...callOptions });
    expect(await stackOf(putFromHere)).toMatch(/putFromHere.*stack\.test\.ts/);
  });

  test("after awaits of the caller's own, and through a function between", async () => {
    await using server = await startServer(...replies);
    const client = createTestClient(server, options);
    const between = async (): Promise<unknown> => await putReport(client, callOptions);
    const outermost = async (): Promise<unknown> => {
      await Promise.resolve();
      return await between();
    };
    expect(await stackOf(outermost)).toMatch(/between[\s\S]*outermost/);
  });
});

test("the stack begins with name and message", async () => {
  await using server = await startServer(failure(403));
  expect(await stackOf(() => putReport(createTestClient(server)))).toMatch(
    /^GongPermissionError: putReport: status 403: error 403 \(requestId r-403\)\n/,
  );
});
