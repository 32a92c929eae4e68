import { describe, expect, test } from "vitest";
import { createTestClient, postMessage, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, reset, text } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

test("a 404 of an operation that the vendor has elsewhere says so, and nothing is wrong with the event", async () => {
  await using server = await startServer(failure(404));
  const client = createTestClient(server);
  expect(await rejection(postSettings(client))).toMatchObject({
    name: "GongNotFoundError",
    advice: "fix-access",
    message: expect.stringMatching(/error 404; .*the path \/configuration, see https:.*#known-deviations/),
  });
  expect(await rejection(putReport(client))).toMatchObject({ advice: "fix-event" });
});

describe("the advice of an error", () => {
  test.each([
    { status: 400, advice: "fix-event" },
    { status: 401, advice: "fix-access" },
    { status: 402, advice: "fix-access" },
    { status: 403, advice: "fix-access" },
    { status: 404, advice: "fix-event" },
    { status: 405, advice: "fix-access" },
    { status: 409, advice: "fix-event" },
    { status: 410, advice: "fix-access" },
    { status: 413, advice: "fix-event" },
    { status: 415, advice: "fix-event" },
    { status: 421, advice: "fix-access" },
    { status: 422, advice: "fix-event" },
    { status: 426, advice: "fix-access" },
    { status: 429, advice: "wait" },
    { status: 451, advice: "fix-access" },
    { status: 500, advice: "check-by-hand" },
    { status: 503, advice: "check-by-hand" },
    { status: 408, advice: "check-by-hand" },
  ])("for status $status is $advice", async ({ status, advice }) => {
    await using server = await startServer(failure(status));
    const client = createTestClient(server, { retry: false });
    expect(await rejection(putReport(client))).toMatchObject({ advice, status });
  });

  test.each([
    { reply: failure(500), what: "an error of the service" },
    { reply: reset, what: "a lost connection" },
  ])("after $what is to report again where the call has an idempotency key", async ({ reply }) => {
    await using server = await startServer(reply);
    const client = createTestClient(server, { retry: false });
    const error = await rejection(postMessage(client));
    expect(error).toMatchObject({ delivery: "unknown", advice: "report-again", idempotencyKey: expect.any(String) });
    expect(await rejection(postSettings(client))).toMatchObject({ delivery: "unknown", advice: "check-by-hand" });
  });

  test("without any connection is to report again", async () => {
    const client = createTestClient(
      { url: "http://127.0.0.1:1" },
      {
        retry: false,
        fetch: () => {
          throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
        },
      },
    );
    expect(await rejection(postSettings(client))).toMatchObject({ delivery: "not-sent", advice: "report-again" });
  });

  test("of a redirect and of a body that is not JSON is to look at the access", async () => {
    await using server = await startServer(text(302, "", { location: "/login" }), text(200, "<html>"));
    const client = createTestClient(server, { retry: false });
    expect(await rejection(putReport(client))).toMatchObject({ delivery: "refused", advice: "fix-access" });
    expect(await rejection(putReport(client))).toMatchObject({ delivery: "unknown", advice: "check-by-hand" });
  });

  test("of a limiter that starts nothing is to wait", async () => {
    await using server = await startServer(failure(500));
    const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 100_000 }], retry: false });
    await rejection(putReport(client));
    expect(await rejection(putReport(client))).toMatchObject({
      reason: "budget",
      delivery: "not-sent",
      advice: "wait",
    });
  });

  test.each([
    { what: "a limit", options: { timeout: -1 } },
    { what: "a retry", options: { retry: { attempts: 0 } } },
    { what: "a header", options: { headers: { "x y": "1" } } },
    { what: "a signal", options: { signal: {} } },
    { what: "an unknown option", options: { timeOut: 1 } },
    { what: "an option that fetch refuses", options: { credentials: "bogus" } },
  ])("of $what that is wrong is to correct the call: nothing is wrong with the event", async ({ options }) => {
    await using server = await startServer(failure(500));
    expect(await rejection(createTestClient(server).PUT("/reports", { body: {}, ...options }))).toMatchObject({
      name: "GongInputError",
      delivery: "not-sent",
      advice: "fix-access",
    });
    expect(server.received).toEqual([]);
  });

  test("of input that cannot be written, credentials and a closed client says which of them to correct", async () => {
    await using server = await startServer(failure(500));
    const client = createTestClient(server, { auth: { bearerToken: () => Promise.reject(new Error("no")) } });
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongTokenError", advice: "fix-access" });
    expect(await rejection(client.PUT("/reports", { body: { size: 1n } }))).toMatchObject({ advice: "fix-event" });
    expect(await rejection(putReport(createTestClient(server, { auth: false })))).toMatchObject({
      advice: "fix-access",
    });
    await client.close();
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongClosedError", advice: "report-again" });
  });
});

describe("a 409 after an attempt that may have been recorded", () => {
  test("is a duplicate where the call has an idempotency key: nothing is left to do", async () => {
    await using server = await startServer(reset, failure(409));
    expect(await rejection(postMessage(createTestClient(server)))).toMatchObject({
      name: "GongConflictError",
      isDuplicate: true,
      advice: "none",
      delivery: "unknown",
      attempts: 2,
    });
  });

  test("is left to a person where the call has no idempotency key", async () => {
    await using server = await startServer(reset, failure(409));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      isDuplicate: false,
      advice: "check-by-hand",
      delivery: "unknown",
    });
  });

  test("a 409 does not mean a duplicate at the first attempt, nor after a refused one", async () => {
    await using server = await startServer(failure(409), failure(429), failure(409));
    const client = createTestClient(server);
    const expected = { isDuplicate: false, advice: "fix-event", delivery: "refused" };
    expect(await rejection(postMessage(client))).toMatchObject({ ...expected, attempts: 1 });
    expect(await rejection(postMessage(client))).toMatchObject({ ...expected, attempts: 2 });
  });
});

test("JSON.stringify of an error has name, message, operation, delivery and advice, and no headers and body", async () => {
  await using server = await startServer(failure(403, { "x-secret": "of the service" }));
  const error = await rejection(putReport(createTestClient(server)));
  const json: unknown = JSON.parse(JSON.stringify({ error }));
  expect(json).toEqual({
    error: {
      name: "GongPermissionError",
      message: "putReport: status 403: error 403 (requestId r-403)",
      operationId: "putReport",
      attempts: 1,
      delivery: "refused",
      advice: "fix-access",
      status: 403,
      requestId: "r-403",
      errors: ["error 403"],
    },
  });
});

describe("the message of an error", () => {
  test("names milliseconds and option of a timeout", async () => {
    await using server = await startServer(() => {});
    const client = createTestClient(server, { timeout: 60, retry: false });
    expect(await rejection(putReport(client))).toMatchObject({
      message: "The attempt took longer than 60 ms (option timeout)",
      scope: "attempt",
    });
    expect(await rejection(putReport(client, { timeout: 5_000, deadline: 70 }))).toMatchObject({
      message: "The call took longer than 70 ms (option deadline)",
      scope: "deadline",
    });
  });

  test("names host and port of a connection, and no credentials", async () => {
    const server = await startServer(reset);
    const client = createTestClient(server, { retry: false });
    const host = new URL(server.url).host;
    expect(await rejection(putReport(client))).toMatchObject({ message: `The connection to ${host} was lost` });
    await server[Symbol.asyncDispose]();
    expect(await rejection(putReport(client))).toMatchObject({ message: `No connection to ${host}` });
  });
});
