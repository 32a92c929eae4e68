import { describe, expect, test } from "vitest";
import type { RetryEvent } from "../observe/hooks.ts";
import { createTestClient, postMessage, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, hang, json, ok, raw, reset, text } from "../testing/replies.ts";
import { type Reply, startServer } from "../testing/start-server.ts";

const created: Reply = json(201, { requestId: "r-201", messageId: "m-1" });
const cutShort: Reply = raw("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{");

const kinds = [
  { kind: "PUT", call: putReport, success: ok, isRepeatable: true },
  { kind: "POST with idempotency key", call: postMessage, success: created, isRepeatable: true },
  { kind: "POST without", call: postSettings, success: ok, isRepeatable: false },
];

const lost = [
  { outcome: "connection reset", reply: reset, error: "GongConnectionError" },
  { outcome: "2xx body cut short", reply: cutShort, error: "GongConnectionError" },
  { outcome: "attempt timed out", reply: hang, error: "GongTimeoutError" },
  ...[408, 425].map((status) => ({ outcome: `${status}`, reply: failure(status), error: "GongApiError" })),
  ...[500, 502, 503, 504].map((status) => ({ outcome: `${status}`, reply: failure(status), error: "GongServerError" })),
];

const refused = [
  { status: 400, error: "GongBadRequestError" },
  { status: 401, error: "GongAuthenticationError" },
  { status: 403, error: "GongPermissionError" },
  { status: 404, error: "GongNotFoundError" },
  { status: 409, error: "GongConflictError" },
  { status: 410, error: "GongApiError" },
  { status: 422, error: "GongApiError" },
];

describe.each(kinds)("$kind", ({ call, success, isRepeatable }) => {
  const again = isRepeatable ? "is sent again" : "fails as unknown";

  test.each(lost)(`$outcome: ${again}`, async ({ reply, error }) => {
    await using server = await startServer(reply, success);
    const client = createTestClient(server, { timeout: 600 });
    if (isRepeatable) {
      expect(await call(client)).toMatchObject({ attempts: 2 });
      expect(server.received[1]?.body).toBe(server.received[0]?.body);
    } else {
      expect(await rejection(call(client))).toMatchObject({ name: error, delivery: "unknown", attempts: 1 });
    }
    expect(server.received).toHaveLength(isRepeatable ? 2 : 1);
  });

  test.each([501, 505])("%i: fails as unknown", async (status) => {
    await using server = await startServer(failure(status), success);
    expect(await rejection(call(createTestClient(server)))).toMatchObject({
      name: "GongServerError",
      status,
      delivery: "unknown",
      attempts: 1,
    });
  });

  test.each(refused)("$status: fails as refused", async ({ status, error }) => {
    await using server = await startServer(failure(status), success);
    expect(await rejection(call(createTestClient(server)))).toMatchObject({
      name: error,
      status,
      requestId: `r-${status}`,
      errors: [`error ${status}`],
      delivery: "refused",
      attempts: 1,
    });
    expect(server.received).toHaveLength(1);
  });

  test("429: is sent again", async () => {
    await using server = await startServer(failure(429), success);
    expect(await call(createTestClient(server))).toMatchObject({ attempts: 2 });
  });

  test("503 with Retry-After: is sent again", async () => {
    await using server = await startServer(failure(503, { "retry-after": "0" }), success);
    expect(await call(createTestClient(server))).toMatchObject({ attempts: 2 });
  });

  test("no connection: is tried again, and fails as not-sent", async () => {
    const server = await startServer(ok);
    await server[Symbol.asyncDispose]();
    expect(await rejection(call(createTestClient(server)))).toMatchObject({
      name: "GongConnectionError",
      delivery: "not-sent",
      attempts: 3,
    });
  });

  test("a redirect is not followed, and fails as refused", async () => {
    await using server = await startServer(text(307, "", { location: "/elsewhere" }), success);
    expect(await rejection(call(createTestClient(server)))).toMatchObject({
      name: "GongResponseError",
      status: 307,
      location: "/elsewhere",
      delivery: "refused",
      attempts: 1,
    });
    expect(server.received).toHaveLength(1);
  });
});

test("gives up after as many attempts as allowed", async () => {
  await using server = await startServer(failure(500));
  const client = createTestClient(server, { retry: { attempts: 5, minDelay: 1, maxDelay: 2 } });
  expect(await rejection(putReport(client))).toMatchObject({ status: 500, attempts: 5 });
  expect(server.received).toHaveLength(5);
});

test("tries once if retries are off, for the client or for the call", async () => {
  await using server = await startServer(failure(500));
  expect(await rejection(putReport(createTestClient(server, { retry: false })))).toMatchObject({ attempts: 1 });
  expect(await rejection(putReport(createTestClient(server), { retry: false }))).toMatchObject({ attempts: 1 });
});

test("merges the retry options of a call with the client's", async () => {
  await using server = await startServer(failure(500));
  const client = createTestClient(server, { retry: { attempts: 2, minDelay: 1, maxDelay: 1 } });
  expect(await rejection(putReport(client, { retry: { maxDelay: 2 } }))).toMatchObject({ attempts: 2 });
  expect(await rejection(putReport(client, { retry: { attempts: 4 } }))).toMatchObject({ attempts: 4 });
});

describe("once an attempt is unknown", () => {
  test.each([400, 422])("%i says that all attempts were refused", async (status) => {
    await using server = await startServer(reset, failure(status));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({ status, delivery: "refused" });
  });

  test.each([401, 403, 404, 409, 410])("%i leaves the call unknown", async (status) => {
    await using server = await startServer(reset, failure(status));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({ status, delivery: "unknown" });
  });

  test("a redirect leaves the call unknown", async () => {
    await using server = await startServer(reset, text(302, "", { location: "/" }));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      name: "GongResponseError",
      delivery: "unknown",
    });
  });

  test("429 to the end leaves the call unknown", async () => {
    await using server = await startServer(reset, failure(429));
    expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
      status: 429,
      attempts: 11,
      delivery: "unknown",
      advice: "check-by-hand",
    });
  });

  test("a valid 2xx delivers the call", async () => {
    await using server = await startServer(reset, ok);
    expect(await putReport(createTestClient(server))).toMatchObject({ requestId: "r-200", attempts: 2 });
  });
});

test("a digital interaction has the same key in every attempt, and another one in the next call", async () => {
  await using server = await startServer(failure(500), reset, created, created);
  const client = createTestClient(server);
  const first = await postMessage(client);
  const second = await postMessage(client);
  const keys = server.received.map(({ body }) => JSON.parse(body).messageId);
  expect(keys).toEqual([first.idempotencyKey, first.idempotencyKey, first.idempotencyKey, second.idempotencyKey]);
  expect(first.idempotencyKey).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
  expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
});

test("the caller's idempotency key is kept in retries, and is on the error", async () => {
  await using server = await startServer(failure(500));
  const client = createTestClient(server);
  const body = { kind: "Email", messageId: "my-key" } as const;
  const { response } = await client.POST("/messages", {
    body: { ...body, timestamp: "2026-04-07T09:30:00Z", participants: [] },
  });
  expect(response.status).toBe(500);
  expect(JSON.parse(server.received[0]?.body ?? "")).toMatchObject(body);
  expect(await rejection(postMessage(client))).toMatchObject({
    idempotencyKey: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test("what is changed after the call was made changes nothing", async () => {
  await using server = await startServer(failure(500), ok);
  const body = { title: "before", email: "a@example.com", time: "2026-04-07T09:30:00Z" };
  const call = createTestClient(server).PUT("/reports", { body });
  body.title = "after";
  await call;
  expect(server.received.map((request) => JSON.parse(request.body).title)).toEqual(["before", "before"]);
});

test("a stream is sent once", async () => {
  await using server = await startServer(failure(503, { "retry-after": "0" }), ok);
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"name":"Portal"}'));
      controller.close();
    },
  });
  const { response } = await createTestClient(server).PUT("/reports", {
    body: body as never,
  });
  expect(response.status).toBe(503);
  expect(server.received.map((request) => request.body)).toEqual(['{"name":"Portal"}']);
});

test.each([
  { method: "PATCH", attempts: 1 },
  { method: "POST", attempts: 1 },
  { method: "GET", attempts: 3 },
  { method: "DELETE", attempts: 3 },
])("$method of a path that is not in the spec is tried $attempts times after a 500", async ({ method, attempts }) => {
  await using server = await startServer(failure(500));
  const { response } = await createTestClient(server).request(method, "/elsewhere");
  expect(response.status).toBe(500);
  expect(server.received).toHaveLength(attempts);
});

test("an attempt that made no connection leaves a call refused that was refused before", async () => {
  await using server = await startServer(failure(429));
  let calls = 0;
  const client = createTestClient(server, {
    retry: { attempts: 1, minDelay: 1 },
    fetch: (url, init) => fetch(calls++ === 0 ? url : "http://127.0.0.1:1", init),
  });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongConnectionError",
    attempts: 2,
    delivery: "refused",
  });
});

test("attempts that end in a 429 are not counted with the others", async () => {
  await using server = await startServer(failure(429), failure(500), failure(500), ok);
  expect(await putReport(createTestClient(server))).toMatchObject({ attempts: 4 });
});

test.each([400, 500])("a Retry-After of a %i makes nothing safe to repeat that is not", async (status) => {
  await using server = await startServer(failure(status, { "retry-after": "0" }), ok);
  expect(await rejection(postSettings(createTestClient(server)))).toMatchObject({ status, attempts: 1 });
});

test("a 401 for a call without credentials is its answer", async () => {
  await using server = await startServer(failure(401));
  const { response } = await createTestClient(server, { auth: false }).request("GET", "/elsewhere");
  expect(response.status).toBe(401);
  expect(server.received).toHaveLength(1);
});

test("the hook of a retry is told how long the attempt took, and that a new token is used at once", async () => {
  await using server = await startServer(failure(401), failure(500), ok);
  const start = performance.now();
  const events: RetryEvent[] = [];
  const auth = { bearerToken: () => "token" };
  await putReport(createTestClient(server, { auth, hooks: { onRetry: (event) => events.push(event) } }));
  expect(events).toMatchObject([{ delay: 0 }, { delay: expect.any(Number) }]);
  for (const { duration } of events) expect(duration).toBeLessThanOrEqual(performance.now() - start);
});
