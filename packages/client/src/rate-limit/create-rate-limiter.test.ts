import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { mostInAny } from "@gong-engagement/kit/most-in-any";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { createRateLimiter, type RateLimitWindow } from "./create-rate-limiter.ts";
import { createBusyProcess } from "./testing/create-busy-process.ts";
import { patient, startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** When a number of calls start that are made at once; rounded, as timers tick in whole milliseconds. */
async function startsOf(count: number, windows: readonly RateLimitWindow[]): Promise<number[]> {
  const origin = performance.now();
  const taken = takeTurns(createRateLimiter(windows), count);
  await vi.runAllTimersAsync();
  return startsSince(origin, taken).map(Math.round);
}

describe("a window of up to a minute", () => {
  it("starts calls interval / limit apart plus 1 percent", async () => {
    expect(await startsOf(4, [{ limit: 3, interval: 1_000 }])).toEqual([0, 337, 674, 1_010]);
    expect(await startsOf(3, [{ limit: 6, interval: 60_000 }])).toEqual([0, 10_100, 20_200]);
  });

  it("starts `burst` calls at once, and the others apart", async () => {
    expect(await startsOf(5, [{ limit: 10, interval: 1_000, burst: 3 }])).toEqual([0, 0, 0, 101, 202]);
  });

  it("saves up a burst in idle time, one start for each gap and never more than `burst`", async () => {
    const limiter = createRateLimiter([{ limit: 10, interval: 1_000, burst: 3 }]);
    takeTurns(limiter, 3);
    await vi.advanceTimersByTimeAsync(202);
    expect(startsSince(0, takeTurns(limiter, 3))).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(startsSince(0, takeTurns(limiter, 5))).toHaveLength(3);
  });

  it.each([
    { limit: 10, interval: 1_000, burst: 10 },
    { limit: 10, interval: 1_000, burst: 4 },
    { limit: 300, interval: 1_000, burst: 30 },
    { limit: 2, interval: 7, burst: 2 },
  ])("never starts more than the limit in any interval: $limit in $interval ms, burst $burst", async (window) => {
    const starts = await startsOf(3 * window.limit, [window]);
    expect(starts).toHaveLength(3 * window.limit);
    expect(mostInAny(window.interval, starts)).toBe(window.limit);
  });

  it("is as fast after a burst as the limit allows", async () => {
    const starts = await startsOf(30, [{ limit: 3, interval: 1_000, burst: 3 }]);
    expect(starts.at(-1)).toBeLessThan(9_000 * 1.011);
  });

  it("starts 1,000 calls at 300 a second without losing the time by which timers are late", async () => {
    const now = performance.now.bind(performance);
    const origin = now();
    let late = 0;
    vi.spyOn(performance, "now").mockImplementation(() => now() + late);
    const taken = takeTurns(createRateLimiter([{ limit: 300, interval: 1_000 }]), 1_000);
    for (; vi.getTimerCount() > 0; late = (late + 0.7) % 2) await vi.advanceTimersToNextTimerAsync();
    const starts = startsSince(origin, taken);
    expect(starts.at(-1)).toBeLessThan((999 / 300) * 1_000 * 1.015);
    expect(mostInAny(1_000, starts)).toBeLessThanOrEqual(300);
  });

  it("keeps up with a limit of more starts than timers have ticks", async () => {
    const starts = await startsOf(5_000, [{ limit: 10_000, interval: 1_000 }]);
    expect(starts.at(-1)).toBeLessThan(510);
  });

  it("does not catch up after a process was busy for long: what started before may be as late", async () => {
    const origin = performance.now();
    const work = createBusyProcess();
    const taken = takeTurns(createRateLimiter([{ limit: 10, interval: 1_000 }]), 4);
    work(500);
    await vi.runAllTimersAsync();
    const [, late = 0, next = 0, last = 0] = startsSince(origin, taken);
    expect(late).toBeCloseTo(500);
    expect(next - late).toBeCloseTo(101 - 3);
    expect(last - next).toBeCloseTo(101);
  });

  it("starts as many at once after a late timer as it would have in time", async () => {
    const origin = performance.now();
    const work = createBusyProcess();
    const taken = takeTurns(createRateLimiter([{ limit: 3, interval: 1_000, burst: 3 }]), 6);
    work(1_500);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, taken).map(Math.round)).toEqual([0, 0, 0, 1_500, 1_500, 1_502]);
  });

  it("counts each start of a burst when it is there: sending the one before takes time", async () => {
    const limiter = createRateLimiter([{ limit: 3, interval: 1_000, burst: 3 }]);
    const work = createBusyProcess();
    const starts: number[] = [];
    const send = (): void => {
      starts.push(performance.now());
      if (starts.length > 3 && starts.length <= 6) work(20);
    };
    for (let count = 0; count < 9; count++) {
      const turn = limiter.take(patient);
      if (turn instanceof Promise) turn.then(send);
      else send();
    }
    await vi.runAllTimersAsync();
    expect(starts).toHaveLength(9);
    expect(mostInAny(1_000, starts)).toBe(3);
  });

  it("lets the process do other work although sending takes longer than a start is apart from the next", async () => {
    const limiter = createRateLimiter([{ limit: 1_000, interval: 1_000 }]);
    const work = createBusyProcess();
    let sent = 0;
    for (let count = 0; count < 100; count++) {
      Promise.resolve(limiter.take(patient)).then(() => {
        sent++;
        work(5);
      });
    }
    await vi.advanceTimersByTimeAsync(50);
    expect(sent).toBeLessThan(100);
    await vi.runAllTimersAsync();
    expect(sent).toBe(100);
  });

  it("keeps starts interval / limit apart although timers are late by up to 3 ms", async () => {
    const origin = performance.now();
    const work = createBusyProcess();
    const taken = takeTurns(createRateLimiter([{ limit: 3, interval: 1_000 }]), 3);
    work(339);
    await vi.runAllTimersAsync();
    const [first = 0, second = 0, third = 0] = startsSince(origin, taken);
    expect(second - first).toBeCloseTo(339);
    expect(third - second).toBeGreaterThanOrEqual(1_000 / 3);
  });
});

it("keeps in memory only the starts of the last interval", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  let now = performance.now();
  // Without a spy, which remembers its calls.
  vi.useRealTimers();
  const { now: platform } = performance;
  performance.now = () => now;
  try {
    const limiter = createRateLimiter([{ limit: 1_000, interval: 1_000 }]);
    collect();
    const { heapUsed } = process.memoryUsage();
    for (let count = 0; count < 500_000; count++) {
      now += 2;
      limiter.take(patient);
    }
    collect();
    expect(limiter.state?.()).toMatchObject({ waiting: 0, windows: [{ remaining: 500 }] });
    expect(process.memoryUsage().heapUsed - heapUsed).toBeLessThan(2_000_000);
  } finally {
    performance.now = platform;
  }
});

describe("a window of more than a minute", () => {
  const day = 86_400_000;

  it("lets calls start at once until it is spent, then fails them until the oldest start is an interval ago", async () => {
    const limiter = createRateLimiter([{ limit: 3, interval: day }]);
    const started = Date.now();
    takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(startsSince(0, takeTurns(limiter, 2))).toHaveLength(2);

    const refused = { name: "GongLimiterError", reason: "budget", resumeAt: new Date(started + day) };
    expect(takeTurn(limiter).error).toMatchObject(refused);
    await vi.advanceTimersByTimeAsync(day - 1_001);
    expect(takeTurn(limiter).error).toMatchObject(refused);

    await vi.advanceTimersByTimeAsync(1);
    expect(takeTurn(limiter).turn).toBeDefined();
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget", resumeAt: new Date(started + 1_000 + day) });
  });

  it("counts calls that wait, so that none fails after waiting", async () => {
    const limiter = createRateLimiter([
      { limit: 3, interval: 1_000 },
      { limit: 5, interval: day },
    ]);
    const taken = takeTurns(limiter, 7);
    expect(taken.map(({ error }) => error !== undefined)).toEqual([false, false, false, false, false, true, true]);
    await vi.runAllTimersAsync();
    expect(startsSince(0, taken)).toHaveLength(5);
  });

  it("has room again when a waiting call is aborted, or a start is given back", async () => {
    const limiter = createRateLimiter([
      { limit: 3, interval: 1_000 },
      { limit: 2, interval: day },
    ]);
    const controller = new AbortController();
    const first = takeTurn(limiter);
    takeTurn(limiter, { signal: controller.signal });
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget" });
    controller.abort();
    const second = takeTurn(limiter);
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget" });
    first.turn?.cancel();
    const third = takeTurn(limiter);
    await vi.runAllTimersAsync();
    expect(second.turn).toBeDefined();
    expect(third.turn).toBeDefined();
  });

  it("names a moment also when all of the budget waits for a pause to end", () => {
    const limiter = createRateLimiter([{ limit: 1, interval: day }]);
    limiter.pause(1_000);
    takeTurn(limiter);
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget", resumeAt: new Date(Date.now() + day) });
  });

  it("counts a day of 10,000 starts", async () => {
    const limiter = createRateLimiter([{ limit: 10_000, interval: day }]);
    for (let count = 0; count < 10_000; count++) {
      expect(takeTurn(limiter).error).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget", resumeAt: new Date(Date.now() + day - 10_000) });
  });
});

it("holds all windows together", async () => {
  const starts = await startsOf(8, [
    { limit: 5, interval: 100, burst: 5 },
    { limit: 7, interval: 10_000, burst: 7 },
  ]);
  expect(starts.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(starts[5]).toBeGreaterThanOrEqual(100);
  expect(starts[7]).toBeGreaterThanOrEqual(10_000);
});

describe("refuses", () => {
  const [limit, interval] = ["pass a whole number from 1", "pass milliseconds, more than 0"];
  const burst = "pass a whole number from 1 to limit";

  it.each<{ windows: unknown; message: string }>([
    { windows: [], message: "rateLimit: pass a list of windows, a limiter, or false for no limit" },
    { windows: { length: 1 }, message: "rateLimit: pass a list of windows, a limiter, or false for no limit" },
    { windows: [null], message: "rateLimit[0]: pass { limit, interval }" },
    { windows: [{ interval: 1_000 }], message: "rateLimit[0]: pass { limit, interval }" },
    { windows: [{ limit: 3 }], message: "rateLimit[0]: pass { limit, interval }" },
    { windows: [{ limit: 0, interval: 1_000 }], message: `rateLimit[0].limit: ${limit}` },
    { windows: [{ limit: 2.5, interval: 1_000 }], message: `rateLimit[0].limit: ${limit}` },
    { windows: [{ limit: Infinity, interval: 1_000 }], message: `rateLimit[0].limit: ${limit}` },
    { windows: [{ limit: Number.NaN, interval: 1_000 }], message: `rateLimit[0].limit: ${limit}` },
    { windows: [{ limit: 1, interval: 0 }], message: `rateLimit[0].interval: ${interval}` },
    { windows: [{ limit: 1, interval: -1 }], message: `rateLimit[0].interval: ${interval}` },
    { windows: [{ limit: 1, interval: Infinity }], message: `rateLimit[0].interval: ${interval}` },
    { windows: [{ limit: 1, interval: Number.NaN }], message: `rateLimit[0].interval: ${interval}` },
    { windows: [{ limit: 3, interval: 1_000, burst: 0 }], message: `rateLimit[0].burst: ${burst}` },
    { windows: [{ limit: 3, interval: 1_000, burst: 1.5 }], message: `rateLimit[0].burst: ${burst}` },
    { windows: [{ limit: 3, interval: 1_000, burst: 4 }], message: `rateLimit[0].burst: ${burst}` },
    { windows: [{ limit: 1, interval: 1, bursts: 1 }], message: "rateLimit[0].bursts: there is no such option" },
    {
      windows: [
        { limit: 1, interval: 1 },
        { limit: -1, interval: 1_000 },
      ],
      message: `rateLimit[1].limit: ${limit}`,
    },
  ])("windows that are wrong: $message", ({ windows, message }) => {
    const create = () => createRateLimiter(windows as readonly RateLimitWindow[]);
    expect(create).toThrow(GongConfigError);
    expect(create).toThrow(message);
  });

  it("nothing that is as a window may be: limit and burst of 1, a minute, a day", () => {
    const windows = [60_000, 86_400_000].map((interval) => ({ limit: 1, interval, burst: 1 }));
    expect(() => createRateLimiter(windows)).not.toThrow();
  });
});
