import { describe, expect, test } from "vitest";
import { createTestClient, postMessage, putReport, rejection } from "../testing/create-test-client.ts";
import { hang, ok, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { GongConnectionError } from "./gong-connection-error.ts";
import { GongLimiterError } from "./gong-limiter-error.ts";

const createLostError = () => new GongConnectionError({ delivery: "unknown", host: "elsewhere", cause: undefined });

const reasons = [
  { what: "an error of this package", reason: createLostError() },
  { what: "a frozen error of this package", reason: Object.freeze(createLostError()) },
  { what: "a frozen object", reason: Object.freeze({ stop: true }) },
  { what: "a string", reason: "stop" },
  { what: "null", reason: null },
];

/** Without the stack: `fetch` of Node.js gives a reason to abort another one. */
const snapshot = (value: unknown): unknown => (value instanceof Error ? { ...value, message: value.message } : value);

test("an error of one call that aborts another call keeps what it says of the first", async () => {
  await using lost = await startServer(reset);
  await using slow = await startServer(hang);
  const controller = new AbortController();
  const first = await rejection(putReport(createTestClient(lost, { retry: false })));
  const before = snapshot(first);
  const other = rejection(postMessage(createTestClient(slow), { signal: controller.signal }));
  await slow.receives(1);
  controller.abort(first);
  expect(await other).toBe(first);
  expect(snapshot(first)).toEqual(before);
  expect(first).toMatchObject({ delivery: "unknown", attempts: 1, operationId: "putReport" });
});

describe.each(reasons)("$what as the caller's own", ({ reason }) => {
  test("reason to abort comes back as it is, before and while the call runs", async () => {
    await using server = await startServer(hang);
    const before = snapshot(reason);
    const client = createTestClient(server);
    expect(await rejection(putReport(client, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    const controller = new AbortController();
    const call = rejection(postMessage(client, { signal: controller.signal }));
    await server.receives(1);
    controller.abort(reason);
    expect(await call).toBe(reason);
    expect(snapshot(reason)).toEqual(before);
  });

  test("error thrown by middleware comes back as it is", async () => {
    await using server = await startServer(reset);
    const before = snapshot(reason);
    const client = createTestClient(server);
    client.use({
      onRequest() {
        throw reason;
      },
    });
    expect(await rejection(putReport(client))).toBe(reason);
    expect(await rejection(client.PUT("/reports", { body: {} }))).toBe(reason);
    expect(snapshot(reason)).toEqual(before);
    expect(server.received).toEqual([]);
  });

  test("error thrown by beforeSend comes back as it is, synchronously or later", async () => {
    await using server = await startServer(reset);
    const before = snapshot(reason);
    const client = createTestClient(server);
    const throwing = (): never => {
      throw reason;
    };
    expect(await rejection(putReport(client, { beforeSend: throwing }))).toBe(reason);
    expect(await rejection(putReport(client, { beforeSend: () => Promise.reject(reason) }))).toBe(reason);
    expect(snapshot(reason)).toEqual(before);
    expect(server.received).toEqual([]);
  });
});

test("hooks are told the delivery of a call that its caller aborted, whose reason stays as it is", async () => {
  await using server = await startServer(hang);
  const events: object[] = [];
  const client = createTestClient(server, { hooks: { onError: (event) => events.push(event) } });
  const reason = new GongConnectionError({ delivery: "not-sent", host: "elsewhere", cause: undefined });
  await rejection(putReport(client, { signal: AbortSignal.abort(reason) }));
  const controller = new AbortController();
  const call = rejection(putReport(client, { signal: controller.signal }));
  await server.receives(1);
  controller.abort(reason);
  await call;
  expect(events).toMatchObject([
    { delivery: "not-sent", attempt: 0, error: reason },
    { delivery: "unknown", attempt: 1, error: reason },
  ]);
  expect(reason).not.toHaveProperty("operationId");
});

test("a frozen error of a limiter stays as it is, and the call has one of its own", async () => {
  await using server = await startServer(ok);
  const error = Object.freeze(new GongLimiterError("budget"));
  const take = () => Promise.reject(error);
  const client = createTestClient(server, { rateLimit: { take, pause: () => undefined } });
  const { name, message } = error;
  expect(await rejection(putReport(client))).toMatchObject({ name, message, operationId: "putReport" });
  expect(error).not.toHaveProperty("operationId");
});

test("an error that a call has completed is not completed by the next one that middleware throws it in", async () => {
  await using server = await startServer(reset);
  const client = createTestClient(server, { retry: false });
  const first = await rejection(putReport(client));
  client.use({
    onRequest() {
      throw first;
    },
  });
  expect(await rejection(postMessage(client))).toBe(first);
  expect(first).toMatchObject({ operationId: "putReport", attempts: 1, delivery: "unknown" });
  expect(first).not.toHaveProperty("idempotencyKey");
});
