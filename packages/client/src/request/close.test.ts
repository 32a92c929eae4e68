import { afterEach, describe, expect, test, vi } from "vitest";
import type { ClientOptions } from "../options/client-options.ts";
import { createSignal } from "../testing/create-signal.ts";
import { createTestClient, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, hang, ok } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";

afterEach(() => {
  // First what spies on fake timers.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a closed client takes no calls", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server);
  await client.close();
  const error = await rejection(putReport(client));
  expect(error).toMatchObject({ name: "GongClosedError", delivery: "not-sent", attempts: 0 });
  expect(error).toMatchObject({ operationId: "putReport" });
  expect(server.received).toHaveLength(0);
});

test("close waits for calls in flight, in the queue and in backoff", async () => {
  const answer = createSignal();
  await using server = await startServer(failure(500), async (exchange) => {
    await answer.given;
    ok(exchange);
  });
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 20 }] });
  const calls = [putReport(client), putReport(client), putReport(client)];
  const ended: string[] = [];
  const closed = client.close().then(() => ended.push("closed"));
  await server.receives(4);
  ended.push("received");
  answer.give();
  expect(await Promise.all(calls)).toMatchObject([{ attempts: 2 }, { attempts: 1 }, { attempts: 1 }]);
  await closed;
  expect(ended).toEqual(["received", "closed"]);
});

describe("close waits for a call as long as it shows that it lives", () => {
  const answer = async (): Promise<Response> => Response.json({});
  const hangs = () => new Promise<never>(() => {});

  test.each<{ what: string; options: ClientOptions }>([
    { what: "in flight", options: { fetch: hangs, timeout: 30_000 } },
    { what: "waiting for a token", options: { fetch: answer, auth: { bearerToken: hangs }, timeout: 30_000 } },
    {
      what: "in backoff",
      options: { fetch: async () => Response.json({}, { status: 500 }), retry: { minDelay: 30_000, maxDelay: 30_000 } },
    },
  ])("$what", async ({ options }) => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
    const client = createTestClient({ url: "http://127.0.0.1:9" }, options);
    const controller = new AbortController();
    const call = rejection(putReport(client, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1);
    let isClosed = false;
    const closed = client.close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(isClosed).toBe(false);
    controller.abort("enough");
    expect(await call).toBe("enough");
    await closed;
  });
});

describe("in a Worker, where timers end with the request that set them", () => {
  const queueCall = () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    const rateLimit = { take: () => new Promise<never>(() => {}), pause: () => undefined };
    const client = createTestClient({ url: "http://127.0.0.1:9" }, { rateLimit });
    const controller = new AbortController();
    const setTimer = vi.spyOn(globalThis, "setInterval");
    const call = rejection(putReport(client, { signal: controller.signal }));
    return { client, controller, call, timer: setTimer.mock.results[0]?.value };
  };

  test("close waits for a call in the queue as long as the call gives signs of life", async () => {
    const { client, timer } = queueCall();
    let isClosed = false;
    const closed = client.close().then(() => {
      isClosed = true;
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(isClosed).toBe(false);
    clearInterval(timer);
    await vi.advanceTimersByTimeAsync(7_000);
    await closed;
  });

  test("close waits no longer for a call that is lost as soon as it waits", async () => {
    const { client, timer } = queueCall();
    clearInterval(timer);
    const closed = client.close();
    await vi.advanceTimersByTimeAsync(7_000);
    await closed;
  });

  test("a call that leaves the queue leaves no timer there", async () => {
    const { controller, call } = queueCall();
    expect(vi.getTimerCount()).toBe(1);
    controller.abort("enough");
    expect(await call).toBe("enough");
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("calls that are left at the timeout of close() are given up with their delivery", async () => {
  await using server = await startServer(hang);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 60_000 }] });
  const inFlight = rejection(putReport(client));
  const queued = rejection(postSettings(client));
  await server.receives(1);
  await client.close({ timeout: 20 });
  expect(await inFlight).toMatchObject({ name: "GongClosedError", delivery: "unknown", attempts: 1 });
  expect(await queued).toMatchObject({ name: "GongClosedError", delivery: "not-sent", attempts: 0 });
  expect(server.received).toHaveLength(1);
});

test("close can be called again, and with a timeout then", async () => {
  await using server = await startServer(hang);
  const client = createTestClient(server);
  const call = rejection(putReport(client));
  const closed = client.close();
  await client.close({ timeout: 20 });
  await closed;
  expect(await call).toMatchObject({ name: "GongClosedError" });
  await expect(client.close()).resolves.toBeUndefined();
});

describe("a client that is not used any more", () => {
  test("is closed by await using", async () => {
    await using server = await startServer(ok);
    let call: Promise<unknown>;
    let client: ReturnType<typeof createTestClient>;
    {
      await using used = createTestClient(server);
      client = used;
      call = putReport(used);
    }
    expect(await call).toMatchObject({ requestId: "r-200" });
    expect(await rejection(putReport(client))).toMatchObject({ name: "GongClosedError" });
  });
});
