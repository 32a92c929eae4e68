import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createAdaptiveLimiter } from "../rate-limit/create-adaptive-limiter.ts";
import { createRateLimiter } from "../rate-limit/create-rate-limiter.ts";
import type { RateLimiter, Turn } from "../rate-limit/rate-limiter.ts";
import { createSignal } from "../testing/create-signal.ts";
import {
  createTestClient,
  postSettings,
  putReport,
  rejection,
  type TestClient,
} from "../testing/create-test-client.ts";
import { failure, hang, ok, reset } from "../testing/replies.ts";
import { startServer } from "../testing/start-server.ts";
import { createTimedService } from "../testing/timed-service.ts";

const reportMany = (count: number, ...clients: readonly TestClient[]): Promise<unknown[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => putReport(clients[index % clients.length] as TestClient)));

/** The most moments that lie in any interval of that length. */
const mostIn = (moments: readonly number[], interval: number): number =>
  Math.max(...moments.map((begin) => moments.filter((moment) => moment >= begin && moment < begin + interval).length));

/** A `fetch` that notes when it is called. */
const createNotingFetch = () => {
  const starts: number[] = [];
  const noting = (url: string, init: RequestInit): Promise<Response> => {
    starts.push(performance.now());
    return fetch(url, init);
  };
  return { starts, fetch: noting };
};

test("50 calls at once start as many in any interval as the limit allows, and all are delivered", async () => {
  const service = createTimedService(200);
  const { starts, fetch } = service;
  const client = createTestClient(service, { rateLimit: [{ limit: 10, interval: 500 }], fetch });
  expect(await service.end(reportMany(50, client))).toHaveLength(50);
  expect(starts).toHaveLength(50);
  expect(mostIn(starts, 500)).toBeLessThanOrEqual(10);
  expect((starts[49] ?? 0) - (starts[0] ?? 0)).toBeLessThanOrEqual(2_500);
});

test("calls are not started before the limit of the service allows if there is no option", async () => {
  await using server = await startServer(ok);
  const { starts, fetch } = createNotingFetch();
  const client = createTestClient(server, { rateLimit: undefined, fetch });
  await reportMany(3, client);
  expect((starts[2] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual((2 * 1_000) / 3);
});

test("a turn that is free is used before the call returns, so that calls made in a row start when the limiter counts", () => {
  const { starts, fetch } = createNotingFetch();
  const client = createTestClient(
    { url: "http://127.0.0.1:1" },
    { rateLimit: [{ limit: 2, interval: 1_000, burst: 2 }], fetch },
  );
  for (const count of [1, 2, 2]) {
    putReport(client, { retry: false, deadline: 1 }).catch(() => {});
    expect(starts).toHaveLength(count);
  }
});

test("retries and replays are starts too", async () => {
  const service = createTimedService(500, 401, 200);
  const { starts, fetch } = service;
  const client = createTestClient(service, {
    rateLimit: [{ limit: 1, interval: 200 }],
    auth: { bearerToken: () => "token" },
    fetch,
  });
  expect(await service.end(putReport(client))).toMatchObject({ attempts: 3 });
  expect(mostIn(starts, 200)).toBe(1);
});

test("a call that sends nothing takes no permit of the limiter", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 60_000 }] });
  await rejection(putReport(client, { headers: { "x-a": "\n" } }));
  await rejection(putReport(client, { signal: AbortSignal.abort() }));
  expect(await putReport(client)).toMatchObject({ attempts: 1 });
});

test("a spent budget fails calls at once, and says until when", async () => {
  await using server = await startServer(ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 2, interval: 86_400_000 }] });
  await reportMany(2, client);
  const error = (await rejection(putReport(client))) as { resumeAt: Date };
  expect(error).toMatchObject({ name: "GongLimiterError", reason: "budget", delivery: "not-sent", attempts: 0 });
  expect(error).toMatchObject({ operationId: "putReport" });
  expect(error.resumeAt.getTime() - Date.now()).toBeGreaterThan(86_300_000);
  expect(server.received).toHaveLength(2);
});

test("a budget that is spent between two attempts leaves the call as the first one left it", async () => {
  await using server = await startServer(reset);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 86_400_000 }] });
  expect(await rejection(putReport(client))).toMatchObject({
    name: "GongLimiterError",
    reason: "budget",
    delivery: "unknown",
    attempts: 1,
  });
});

test("a full queue fails one more call at once, but no retry of a call that had its turn", async () => {
  await using server = await startServer(failure(500), ok);
  const client = createTestClient(server, { rateLimit: [{ limit: 1, interval: 50 }], maxQueue: 1 });
  const calls = [putReport(client), putReport(client)];
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongLimiterError", reason: "queue", attempts: 0 });
  expect(await Promise.all(calls)).toMatchObject([{ attempts: 2 }, { attempts: 1 }]);
});

describe("several clients", () => {
  test("keep a limit together through one limiter", async () => {
    const service = createTimedService(200);
    const { starts, fetch } = service;
    const rateLimit = createRateLimiter([{ limit: 2, interval: 200 }]);
    const clients = [1, 2].map(() => createTestClient(service, { rateLimit, fetch }));
    await service.end(reportMany(10, ...clients));
    expect(starts).toHaveLength(10);
    expect(mostIn(starts, 200)).toBeLessThanOrEqual(2);
  });

  test("keep the limit each for itself with a limiter each", async () => {
    await using server = await startServer(ok);
    const rateLimit = [{ limit: 1, interval: 60_000 }];
    expect(
      await reportMany(2, createTestClient(server, { rateLimit }), createTestClient(server, { rateLimit })),
    ).toHaveLength(2);
  });

  test("are all held by a 429 of one of them through one limiter", async () => {
    await using server = await startServer(failure(429, { "retry-after": "1" }), ok);
    const rateLimit = createRateLimiter([{ limit: 100, interval: 100, burst: 100 }]);
    const held = createSignal();
    const { starts, fetch } = createNotingFetch();
    const first = putReport(createTestClient(server, { rateLimit, fetch, hooks: { onRetry: held.give } }));
    await held.given;
    const second = postSettings(createTestClient(server, { rateLimit, fetch }));
    expect(await Promise.all([first, second])).toMatchObject([{ attempts: 2 }, { attempts: 1 }]);
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });
});

test("one 429 while 50 calls are in flight: all are delivered, none before the pause is over", async () => {
  await using server = await startServer(failure(429, { "retry-after": "1" }), ok);
  const { starts, fetch } = createNotingFetch();
  const client = createTestClient(server, { rateLimit: [{ limit: 50, interval: 50, burst: 50 }], fetch });
  const results = await reportMany(100, client);
  expect(results).toHaveLength(100);
  const gaps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  expect(Math.max(...gaps)).toBeGreaterThanOrEqual(980);
  expect(server.received).toHaveLength(101);
});

test("endless 429s end the call after the attempts that may end so", async () => {
  await using server = await startServer(failure(429, { "retry-after": "0" }));
  expect(await rejection(putReport(createTestClient(server)))).toMatchObject({
    name: "GongRateLimitError",
    retryAfter: 0,
    delivery: "refused",
    advice: "wait",
    attempts: 10,
  });
});

test("attempts that end in a 429 leave the others for what else goes wrong", async () => {
  const limited = failure(429, { "retry-after": "0" });
  await using server = await startServer(limited, limited, limited, reset, limited, failure(500), ok);
  expect(await putReport(createTestClient(server))).toMatchObject({ attempts: 7 });
});

test("attempts that may end in a 429 are an option of their own", async () => {
  await using server = await startServer(failure(429, { "retry-after": "0" }));
  const client = createTestClient(server, { retry: { rateLimitAttempts: 2 } });
  expect(await rejection(putReport(client))).toMatchObject({ name: "GongRateLimitError", attempts: 2 });
});

test("the adaptive limiter delivers what an unknown limit allows, although the service refuses some of it", async () => {
  const accepted: number[] = [];
  const service = createTimedService((at) => {
    const isOver = accepted.filter((start) => at - start < 500).length >= 10;
    if (isOver) return { status: 429, headers: { "retry-after": "1" } };
    accepted.push(at);
    return { status: 200 };
  });
  const rateLimit = createAdaptiveLimiter({ startRate: 40 });
  const client = createTestClient(service, { rateLimit, fetch: service.fetch });
  expect(await service.end(reportMany(100, client))).toHaveLength(100);
  expect(accepted).toHaveLength(100);
  expect(service.starts.length).toBeGreaterThan(100);
});

describe("each turn of the limiter ends once", () => {
  const createCountingLimiter = () => {
    const ends: string[] = [];
    const rateLimit: RateLimiter = {
      take: (): Turn => ({
        cancel: () => ends.push("cancel"),
        settle: (status) => ends.push(`settle ${status}`),
      }),
      pause: (milliseconds) => void ends.push(`pause ${milliseconds}`),
    };
    return { ends, rateLimit };
  };

  test.each([
    { what: "answered", replies: [ok], expected: ["settle 200"] },
    { what: "refused", replies: [failure(404)], expected: ["settle 404"] },
    { what: "lost, then answered", replies: [reset, ok], expected: ["settle undefined", "settle 200"] },
    {
      what: "limited, then answered",
      replies: [failure(429, { "retry-after": "0" }), ok],
      expected: ["settle 429", "pause 0", "settle 200"],
    },
    { what: "limited without Retry-After", replies: [failure(429), ok], expected: ["settle 429", "settle 200"] },
    { what: "timed out", replies: [hang], expected: ["settle undefined"] },
  ])("$what", async ({ replies, expected }) => {
    await using server = await startServer(...replies);
    const { ends, rateLimit } = createCountingLimiter();
    await putReport(createTestClient(server, { rateLimit, deadline: 500 })).catch(() => {});
    expect(ends).toEqual(expected);
  });

  test("given back if the call is aborted in the moment of its turn", async () => {
    await using server = await startServer(ok);
    const { ends, rateLimit } = createCountingLimiter();
    const controller = new AbortController();
    const take = rateLimit.take.bind(rateLimit);
    rateLimit.take = async (options) => {
      controller.abort("mine");
      return take(options);
    };
    expect(await rejection(putReport(createTestClient(server, { rateLimit }), { signal: controller.signal }))).toBe(
      "mine",
    );
    expect(ends).toEqual(["cancel"]);
    expect(server.received).toHaveLength(0);
  });

  test("given back if the token went meanwhile", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    await using server = await startServer(ok);
    const { ends, rateLimit } = createCountingLimiter();
    let count = 0;
    const bearerToken = () => ({ token: "token", expiresAt: Date.now() + (count++ === 0 ? 60_020 : 600_000) });
    const take = rateLimit.take.bind(rateLimit);
    rateLimit.take = async (options) => {
      if (ends.length === 0) vi.setSystemTime(Date.now() + 50);
      return take(options);
    };
    await putReport(createTestClient(server, { rateLimit, auth: { bearerToken } }));
    expect(ends).toEqual(["cancel", "settle 200"]);
  });
});
