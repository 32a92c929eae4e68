import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RetryEvent } from "../observe/hooks.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { createTestClient, postSettings, putReport, rejection } from "../testing/create-test-client.ts";
import { failure, ok } from "../testing/replies.ts";
import { type Reply, startServer, type TestServer } from "../testing/start-server.ts";

// Sockets are real, clocks are not: what the server notes is time on the fake clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A client that notes when it starts attempts, and a way to wait until it waits. */
const createWaitingClient = (server: TestServer, options: ClientOptions = {}) => {
  const starts: number[] = [];
  const events: RetryEvent[] = [];
  let tell = (): void => {};
  const onRequest = (): void => {
    starts.push(performance.now());
  };
  const onRetry = (event: RetryEvent): void => {
    events.push(event);
    tell();
  };
  const waits = async (count: number): Promise<RetryEvent | undefined> => {
    while (events.length < count) {
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
    return events[count - 1];
  };
  const client = createTestClient(server, { hooks: { onRequest, onRetry }, ...options });
  return { client, waits, gap: () => (starts[1] ?? NaN) - (starts[0] ?? NaN) };
};

const retried: { name: string; reply: (retryAfter: string) => Reply }[] = [429, 500, 503].map((status) => ({
  name: `${status}`,
  reply: (retryAfter) => failure(status, { "retry-after": retryAfter }),
}));

describe.each(retried)("Retry-After on $name", ({ reply }) => {
  test.each(["1", "7", "60"])("%s seconds: waits at least as long", async (seconds) => {
    await using server = await startServer(reply(seconds), ok);
    const { client, waits, gap } = createWaitingClient(server);
    const call = putReport(client);
    expect(await waits(1)).toMatchObject({ delay: Number(seconds) * 1_000 });
    await vi.advanceTimersByTimeAsync(Number(seconds) * 1_000 + 10);
    expect(await call).toMatchObject({ attempts: 2 });
    expect(gap()).toBeGreaterThanOrEqual(Number(seconds) * 1_000);
    expect(gap()).toBeLessThanOrEqual(Number(seconds) * 1_000 + 5);
  });

  test("a date: waits until then", async () => {
    vi.setSystemTime(new Date("2026-11-22T12:00:00Z"));
    await using server = await startServer(reply("Sun, 22 Nov 2026 12:00:30 GMT"), ok);
    const { client, waits, gap } = createWaitingClient(server);
    const call = putReport(client);
    expect(await waits(1)).toMatchObject({ delay: 30_000 });
    await vi.advanceTimersByTimeAsync(30_010);
    await call;
    expect(gap()).toBeGreaterThanOrEqual(30_000);
  });

  test("longer than maxRetryAfter: fails at once, and says until when", async () => {
    vi.setSystemTime(new Date("2026-11-22T12:00:00Z"));
    await using server = await startServer(reply("61"));
    const error = await rejection(putReport(createTestClient(server)));
    expect(error).toMatchObject({ attempts: 1, retryAfter: 61_000, resumeAt: new Date("2026-11-22T12:01:01Z") });
  });

  test("longer than what is left of the deadline: fails at once", async () => {
    await using server = await startServer(reply("5"));
    const error = await rejection(putReport(createTestClient(server), { deadline: 4_900 }));
    expect(error).toMatchObject({ attempts: 1, retryAfter: 5_000 });
  });

  test("malformed: waits as if there were none", async () => {
    await using server = await startServer(reply("1.5"), ok);
    const { client, waits } = createWaitingClient(server, { retry: { minDelay: 100, maxDelay: 100 } });
    const call = putReport(client);
    expect(await waits(1)).toMatchObject({ delay: 100 });
    await vi.advanceTimersByTimeAsync(110);
    expect(await call).toMatchObject({ attempts: 2 });
  });
});

test("a wait that no timer can hold is chained", async () => {
  const days = 30;
  await using server = await startServer(failure(503, { "retry-after": `${days * 86_400}` }), ok);
  const { client, waits, gap } = createWaitingClient(server, { retry: { maxRetryAfter: Infinity } });
  const call = putReport(client);
  await waits(1);
  await vi.advanceTimersByTimeAsync(days * 86_400_000 + 10);
  await call;
  expect(gap()).toBeGreaterThanOrEqual(days * 86_400_000);
});

test("a wall clock that is moved meanwhile changes nothing", async () => {
  await using server = await startServer(failure(503, { "retry-after": "10" }), ok);
  const { client, waits, gap } = createWaitingClient(server);
  const call = putReport(client, { deadline: 20_000 });
  await waits(1);
  vi.setSystemTime(Date.now() + 3_600_000);
  await vi.advanceTimersByTimeAsync(5_000);
  vi.setSystemTime(Date.now() - 7_200_000);
  await vi.advanceTimersByTimeAsync(5_010);
  expect(await call).toMatchObject({ attempts: 2 });
  expect(gap()).toBeGreaterThanOrEqual(10_000);
});

test("without Retry-After the wait is random between minDelay and a ceiling that doubles up to maxDelay", async () => {
  await using server = await startServer(failure(500));
  const { client, waits } = createWaitingClient(server, { retry: { attempts: 6, minDelay: 100, maxDelay: 1_000 } });
  const random = vi.spyOn(Math, "random").mockReturnValue(1);
  const longest = rejection(putReport(client));
  for (const [index, delay] of [200, 400, 800, 1_000, 1_000].entries()) {
    expect(await waits(index + 1)).toMatchObject({ delay });
    await vi.advanceTimersByTimeAsync(delay + 10);
  }
  expect(await longest).toMatchObject({ attempts: 6 });
  random.mockReturnValue(0);
  const shortest = rejection(putReport(client, { retry: { attempts: 2 } }));
  expect(await waits(6)).toMatchObject({ delay: 100 });
  await vi.advanceTimersByTimeAsync(110);
  await shortest;
  random.mockRestore();
});

test("a wait beyond the deadline is not begun: the call fails with the last error", async () => {
  await using server = await startServer(failure(500));
  const { client, waits } = createWaitingClient(server, { retry: { minDelay: 1_000, maxDelay: 1_000 } });
  const error = rejection(putReport(client, { deadline: 1_500 }));
  await waits(1);
  await vi.advanceTimersByTimeAsync(1_010);
  expect(await error).toMatchObject({ name: "GongServerError", status: 500, attempts: 2, delivery: "unknown" });
});

test("a 429 holds the other calls of the client until it is over", async () => {
  await using server = await startServer(failure(429, { "retry-after": "30" }), ok);
  const { client, waits, gap } = createWaitingClient(server);
  const first = putReport(client);
  await waits(1);
  await vi.advanceTimersByTimeAsync(10_000);
  const second = postSettings(client);
  // What the pause has held goes on paced.
  await vi.advanceTimersByTimeAsync(20_500);
  await Promise.all([first, second]);
  expect(gap()).toBeGreaterThanOrEqual(30_000);
});

test("a call that got a 429 goes on before those that came later", async () => {
  await using server = await startServer(failure(429, { "retry-after": "30" }), ok);
  const { client, waits } = createWaitingClient(server);
  const first = putReport(client);
  await waits(1);
  await vi.advanceTimersByTimeAsync(10_000);
  const second = postSettings(client);
  // What the pause has held goes on paced.
  await vi.advanceTimersByTimeAsync(20_500);
  await Promise.all([first, second]);
  const paths = server.received.map(({ path }) => path.replace(/.*\//, ""));
  expect(paths).toEqual(["reports", "reports", "settings"]);
});

test("a 429 without Retry-After is waited for like any other failure, by this call alone", async () => {
  await using server = await startServer(failure(429), ok);
  const { client, waits, gap } = createWaitingClient(server, { retry: { minDelay: 5_000, maxDelay: 5_000 } });
  const first = putReport(client);
  expect(await waits(1)).toMatchObject({ delay: 5_000 });
  expect(await putReport(createTestClient(server))).toMatchObject({ attempts: 1 });
  await vi.advanceTimersByTimeAsync(5_010);
  expect(await first).toMatchObject({ attempts: 2 });
  expect(gap()).toBeGreaterThanOrEqual(5_000);
});

test("a call that a pause would hold too long fails at once, and nothing is sent", async () => {
  await using server = await startServer(failure(429, { "retry-after": "600" }), ok);
  const client = createTestClient(server);
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongRateLimitError", retryAfter: 600_000 });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongLimiterError",
    reason: "pause",
    resumeAt: new Date(Date.now() + 600_000),
    delivery: "not-sent",
    attempts: 0,
  });
  expect(server.received).toHaveLength(1);
});
