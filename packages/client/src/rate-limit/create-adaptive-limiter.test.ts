import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAdaptiveLimiter } from "./create-adaptive-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";
import { createBucketService, createWindowService, type Service } from "./testing/create-service.ts";
import { patient, startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers({ loopLimit: 100_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Sends one request, again while it is refused with `Retry-After: 1`. Returns how often it was refused. */
async function deliver(limiter: RateLimiter, service: Service, roundTrip = 2): Promise<number> {
  for (let refusals = 0; ; refusals++) {
    const turn = await limiter.take(patient);
    await sleep(roundTrip / 2);
    const status = service();
    await sleep(roundTrip / 2);
    turn.settle(status);
    if (status === 200) return refusals;
    limiter.pause(1_000);
  }
}

/** Delivers a number of requests that are there at once. */
async function deliverAll(
  count: number,
  service: Service,
  limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }),
  roundTrip?: number,
) {
  const origin = performance.now();
  const deliveries = Promise.all(Array.from({ length: count }, () => deliver(limiter, service, roundTrip)));
  await vi.runAllTimersAsync();
  const refusals = (await deliveries).reduce((sum, refusals) => sum + refusals);
  return { refusals, milliseconds: performance.now() - origin };
}

/** Starts a number of calls at once and answers each at once; the distances between the starts. */
async function distances(limiter: RateLimiter, count: number, status: number | undefined): Promise<number[]> {
  const starts: number[] = [];
  const answer = async (): Promise<void> => {
    const turn = await limiter.take(patient);
    starts.push(performance.now());
    turn.settle(status);
  };
  const answers = Promise.all(Array.from({ length: count }, answer));
  await vi.runAllTimersAsync();
  await answers;
  return starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
}

describe("delivers all, seldom refused and in little more than the time it takes", () => {
  it.each([
    { what: "1,000 at 300 a second, burst 30", count: 1_000, limit: 300, burst: 30, most: 1.3 },
    { what: "600 at 200 a second, burst 20", count: 600, limit: 200, burst: 20, most: 1.5 },
    { what: "30 at 3 a second, burst 3", count: 30, limit: 3, burst: 3, most: 1.1 },
    { what: "30 at 3 a second, no burst", count: 30, limit: 3, burst: 1, most: 1.5 },
    { what: "1,000 at 100 a second, burst 10", count: 1_000, limit: 100, burst: 10, most: 1.5 },
    { what: "3,000 at 300 a second, burst 30", count: 3_000, limit: 300, burst: 30, most: 1.3 },
  ])("$what", async ({ count, limit, burst, most }) => {
    const { refusals, milliseconds } = await deliverAll(count, createBucketService(limit, burst));
    expect(refusals).toBeLessThanOrEqual(5);
    expect(milliseconds / (((count - burst) / limit) * 1_000)).toBeLessThan(most);
  });

  it("30 at 3 in any second", async () => {
    const { refusals, milliseconds } = await deliverAll(30, createWindowService(3));
    expect(refusals).toBeLessThanOrEqual(5);
    expect(milliseconds).toBeLessThan(1.5 * 9_000);
  });

  it("is refused less than once in 20 seconds over a quarter of an hour", async () => {
    const { refusals, milliseconds } = await deliverAll(2_700, createBucketService(3, 3));
    expect(refusals).toBeLessThan(45);
    expect(milliseconds).toBeLessThan(1.03 * 900_000);
  });

  it("finds the share again when others leave less of the limit, and when they leave more", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    await deliverAll(300, createBucketService(30, 3), limiter);
    const less = await deliverAll(60, createBucketService(3, 3), limiter);
    expect(less.milliseconds).toBeLessThan(1.5 * 20_000);
    const more = await deliverAll(900, createBucketService(30, 3), limiter);
    expect(more.milliseconds).toBeLessThan(120_000);
  });

  it("does not overwhelm a service that answers slowly", async () => {
    const { refusals } = await deliverAll(
      30,
      createBucketService(3, 3),
      createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }),
      300,
    );
    expect(refusals).toBeLessThanOrEqual(15);
  });
});

describe("the rate", () => {
  it("is 20 starts a second until an answer arrives", async () => {
    const origin = performance.now();
    const taken = takeTurns(createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }), 3);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, taken)).toEqual([0, 50, 100]);
  });

  it("grows while calls wait and are accepted, whatever else is wrong with them", async () => {
    const [first = 0, ...later] = await distances(
      createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }),
      100,
      404,
    );
    expect(first).toBe(50);
    expect(later.at(-1)).toBeLessThan(10);
  });

  it.each([undefined, 500, 503])("does not grow by an answer that tells nothing: %s", async (status) => {
    expect(new Set(await distances(createAdaptiveLimiter({ startRate: 20, maxRate: Infinity }), 50, status))).toEqual(
      new Set([50]),
    );
  });

  it("does not grow by calls that need not wait: they prove nothing", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    for (let count = 0; count < 100; count++) {
      takeTurn(limiter).turn?.settle(200);
      await vi.advanceTimersByTimeAsync(60);
    }
    const [first] = await distances(limiter, 2, 200);
    expect(first).toBe(50);
  });

  it("falls by a refusal, once for all that were started before it was known", async () => {
    const distanceAfter = async (refusals: number): Promise<number> => {
      const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
      const turns = takeTurns(limiter, 8);
      await vi.runAllTimersAsync();
      turns.forEach(({ turn }, index) => {
        turn?.settle(index < 8 - refusals ? 200 : 429);
      });
      limiter.pause(1_000);
      const [distance = 0] = await distances(limiter, 2, undefined);
      return distance;
    };
    const one = await distanceAfter(1);
    expect(one).toBeGreaterThan(50);
    expect(await distanceAfter(4)).toBeLessThan(2 * one);
  });

  it("counts an answer where its start belongs, however late it arrives", async () => {
    const distanceAfter = async (lateAnswers: number): Promise<number> => {
      const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
      const turns = takeTurns(limiter, 50);
      await vi.runAllTimersAsync();
      turns[0]?.turn?.settle(429);
      const second = takeTurn(limiter);
      await vi.runAllTimersAsync();
      for (const { turn } of turns.slice(0, lateAnswers)) turn?.settle(429);
      await distances(limiter, 1, undefined);
      second.turn?.settle(undefined);
      const [distance = 0] = await distances(limiter, 2, undefined);
      return distance;
    };
    expect(await distanceAfter(50)).toBe(await distanceAfter(1));
  });

  it("falls also if no call was ever accepted, and grows again when a call is", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    for (let count = 0; count < 10; count++) await distances(limiter, 1, 429);
    const [slow = 0] = await distances(limiter, 2, 200);
    expect(slow).toBeGreaterThan(200);
    expect(slow).toBeLessThan(20_000);
    expect((await distances(limiter, 100, 200)).at(-1)).toBeLessThan(slow / 4);
  });

  it("is not counted from before idle time: the service has forgotten it", async () => {
    const fresh = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    const used = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    for (let minute = 0; minute < 60; minute++) {
      takeTurn(used).turn?.settle(200);
      await vi.advanceTimersByTimeAsync(60_000);
    }
    const refuse = async (limiter: RateLimiter) => {
      await distances(limiter, 3, undefined);
      await distances(limiter, 1, 429);
      return distances(limiter, 2, undefined);
    };
    expect(await refuse(used)).toEqual(await refuse(fresh));
  });
});

describe("a refusal", () => {
  it("holds all starts for a second, also without Retry-After", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    const { turn } = takeTurn(limiter);
    const origin = performance.now();
    turn?.settle(429);
    const next = takeTurn(limiter);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, [next])).toEqual([1_000]);
  });

  it("holds all starts as long as Retry-After says", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    const { turn } = takeTurn(limiter);
    const origin = performance.now();
    turn?.settle(429);
    limiter.pause(7_000);
    const next = takeTurn(limiter);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, [next])).toEqual([7_000]);
  });

  it("says by a long Retry-After when starts go on, and not how fast", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 3, maxRate: 3 });
    takeTurn(limiter).turn?.settle(429);
    limiter.pause(3_600_000);
    const { milliseconds } = await deliverAll(60, () => 200, limiter);
    expect(milliseconds).toBeLessThan(3_600_000 + 3 * 20_000);
  });

  it("leaves the pace alone if the start is given back", async () => {
    const limiter = createAdaptiveLimiter({ startRate: 20, maxRate: Infinity });
    takeTurn(limiter).turn?.cancel();
    expect(takeTurn(limiter).turn).toBeDefined();
  });
});
