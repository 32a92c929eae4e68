import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createUnpacedClient, credentials, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import type { ClientOptions } from "./client-options.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const never = () => new Promise<Response>(() => {});
const respond =
  (status: number, headers = {}) =>
  async () =>
    Response.json({ errors: [] }, { status, headers });

/** A client with all defaults but those that are given, and the moments at which it sends something. */
const createDefaultClient = (fetch: () => Promise<Response>, options: ClientOptions = {}) => {
  const sent: number[] = [];
  const start = performance.now();
  const client = createUnpacedClient({
    auth: credentials,
    fetch: () => {
      sent.push(performance.now() - start);
      return fetch();
    },
    ...options,
  });
  return { client, sent };
};

describe("without an option", () => {
  test("an attempt may take 30,000 ms", async () => {
    const { client } = createDefaultClient(never);
    const failed = rejection(postSettings(client));
    let isOver = false;
    failed.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failed).toMatchObject({ name: "GongTimeoutError", scope: "attempt", attempts: 1 });
  });

  test.each([
    { random: 0, gaps: [500, 500] },
    { random: 0.999_999, gaps: [1_000, 2_000] },
  ])("three attempts wait 500 ms, up to a ceiling that doubles: random $random", async ({ random, gaps }) => {
    vi.spyOn(Math, "random").mockReturnValue(random);
    const { client, sent } = createDefaultClient(respond(500), { rateLimit: false });
    const failed = rejection(putReport(client));
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({ status: 500, attempts: 3 });
    expect(sent).toHaveLength(3);
    for (const [index, gap] of gaps.entries()) {
      expect(Math.abs((sent[index + 1] ?? 0) - (sent[index] ?? 0) - gap)).toBeLessThan(4);
    }
  });

  test("the wait between attempts is never more than 8,000 ms", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999_999);
    const { client, sent } = createDefaultClient(respond(500), { rateLimit: false, retry: { attempts: 8 } });
    const failed = rejection(putReport(client));
    await vi.runAllTimersAsync();
    await failed;
    const gaps = sent.slice(1).map((moment, index) => Math.round((moment - (sent[index] ?? 0)) / 100) * 100);
    expect(gaps).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000]);
  });

  test("ten tries may end in a 429", async () => {
    const { client, sent } = createDefaultClient(respond(429, { "retry-after": "1" }), { rateLimit: false });
    const failed = rejection(postSettings(client));
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({ status: 429, attempts: 10 });
    expect(sent).toHaveLength(10);
  });

  test.each([
    { seconds: "60", attempts: 3 },
    { seconds: "61", attempts: 1 },
  ])("a Retry-After of $seconds s is followed by $attempts attempts", async ({ seconds, attempts }) => {
    const { client } = createDefaultClient(respond(503, { "retry-after": seconds }), { rateLimit: false });
    const failed = rejection(postSettings(client));
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({ status: 503, attempts });
  });

  test("10,000 calls may wait for the limiter, and one more fails at once", async () => {
    const { client } = createDefaultClient(never, { rateLimit: [{ limit: 1, interval: 60_000 }] });
    const reasons: unknown[] = [];
    for (let index = 0; index < 10_002; index++) putReport(client).catch((error: unknown) => reasons.push(error));
    await vi.advanceTimersByTimeAsync(0);
    expect(client.rateLimit?.waiting).toBe(10_000);
    expect(reasons).toMatchObject([{ name: "GongLimiterError", reason: "queue" }]);
  });

  test("the windows are those of the API description", async () => {
    const { client, sent } = createDefaultClient(respond(200));
    expect(client.rateLimit?.windows).toMatchObject([
      { limit: 3, interval: 1_000 },
      { limit: 10_000, interval: 86_400_000 },
    ]);
    const calls = Promise.all(Array.from({ length: 10 }, () => putReport(client)));
    await vi.advanceTimersByTimeAsync(5_000);
    await calls;
    for (const [index, moment] of sent.entries())
      expect(moment - (sent[index - 3] ?? -Infinity)).toBeGreaterThan(1_000);
    expect(sent.at(-1)).toBeLessThan(3_300);
  });

  test("a call has no deadline", async () => {
    const { client } = createDefaultClient(never, { rateLimit: [{ limit: 1, interval: 60_000 }] });
    putReport(client, { timeout: 2 ** 40, retry: false }).catch(() => {});
    const waits = putReport(client);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(client.rateLimit?.waiting).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(client.rateLimit?.inFlight).toBe(2);
    waits.catch(() => {});
  });
});
