import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createAdaptiveLimiter } from "./create-adaptive-limiter.ts";
import { createRateLimiter } from "./create-rate-limiter.ts";
import { createBusyProcess } from "./testing/create-busy-process.ts";
import { createTenthLimiter } from "./testing/create-tenth-limiter.ts";
import { startsSince, type Taken, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const inOrder = (taken: readonly Taken[]): number[] =>
  [...taken.keys()].sort((a, b) => (taken[a]?.startedAt ?? Infinity) - (taken[b]?.startedAt ?? Infinity));

describe("later attempts in the queue of a limiter", () => {
  it("start before first attempts that wait longer", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const first = takeTurns(limiter, 3);
    const later = takeTurns(limiter, 2, { attempt: 2 });
    await vi.runAllTimersAsync();
    expect(inOrder([...first, ...later])).toEqual([3, 4, 0, 1, 2]);
  });

  it("leave every tenth turn to a first attempt", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const first = takeTurns(limiter, 3);
    const later = takeTurns(limiter, 20, { attempt: 2 });
    await vi.runAllTimersAsync();
    const order = inOrder([...first, ...later]);
    expect(order.map((index) => index < 3)).toEqual(
      Array.from({ length: 23 }, (_, index) => [9, 19, 22].includes(index)),
    );
  });

  it.each([{ firstCome: "first attempts" }, { firstCome: "later attempts" }])(
    "cost no turn beside first attempts, and each that waits wakes about once, where $firstCome come first",
    async ({ firstCome }) => {
      const limiter = createTenthLimiter();
      const origin = performance.now();
      const setTimer = vi.spyOn(globalThis, "setTimeout");
      takeTurn(limiter);
      const attempts = firstCome === "first attempts" ? [1, 2] : [2, 1];
      const taken = attempts.flatMap((attempt) => takeTurns(limiter, 100, { attempt }));
      await vi.runAllTimersAsync();
      const starts = startsSince(origin, taken).toSorted((a, b) => a - b);
      expect(starts).toEqual(Array.from({ length: 200 }, (_, index) => 100 * (index + 1)));
      expect(setTimer.mock.calls.length).toBeLessThan(2 * 200);
    },
  );

  it("cost no part of a turn where a waiter wakes in the same millisecond as the one before it", async () => {
    const limiter = createRateLimiter([{ limit: 3, interval: 20, burst: 2 }]);
    const origin = performance.now();
    const taken = [1, 1, 1, 2, 1].map((attempt) => takeTurn(limiter, { attempt }));
    await vi.runAllTimersAsync();
    const starts = startsSince(origin, taken).toSorted((a, b) => a - b);
    expect(starts.slice(0, 4)).toEqual([0, 0, 7, 21]);
    expect(starts[4]).toBeLessThanOrEqual(22);
  });

  it("start in the order in which they came among themselves", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const later = [2, 5, 3].map((attempt) => takeTurn(limiter, { attempt }));
    await vi.runAllTimersAsync();
    expect(inOrder(later)).toEqual([0, 1, 2]);
  });

  it("go first also after many of them in a row for which no first attempt had to wait", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const later = takeTurns(limiter, 15, { attempt: 2 });
    await vi.advanceTimersByTimeAsync(1_000);
    const first = takeTurn(limiter);
    await vi.runAllTimersAsync();
    expect(inOrder([...later, first]).at(-1)).toBe(15);
  });

  it("count in every window as first attempts do", async () => {
    const limiter = createRateLimiter([{ limit: 3, interval: 1_000 }]);
    const taken = [...takeTurns(limiter, 20), ...takeTurns(limiter, 20, { attempt: 2 })];
    await vi.runAllTimersAsync();
    const starts = taken.map(({ startedAt }) => startedAt ?? Number.NaN).sort((a, b) => a - b);
    expect(starts.every((moment, index) => !(moment - (starts[index - 3] ?? -Infinity) < 1_000))).toBe(true);
  });
});

describe("a waiter whose timer was ended with the request that set it", () => {
  /** Takes turns; those at `lost` get no timer. */
  const takeWithLost = (count: number, lost: readonly number[]) => {
    const limiter = createTenthLimiter();
    const { setTimeout: platform } = globalThis;
    takeTurn(limiter);
    const taken = Array.from({ length: count }, (_, index) => {
      globalThis.setTimeout = (lost.includes(index) ? () => 0 : platform) as typeof setTimeout;
      try {
        return takeTurn(limiter);
      } finally {
        globalThis.setTimeout = platform;
      }
    });
    return { limiter, taken };
  };

  it.each([{ lost: [0] }, { lost: [1] }, { lost: [0, 1, 2] }, { lost: [0, 2, 4] }])(
    "costs at most its own turn, and the others start: $lost",
    async ({ lost }) => {
      const { limiter, taken } = takeWithLost(6, lost);
      await vi.advanceTimersByTimeAsync(1_000);
      const living = taken.filter((_, index) => !lost.includes(index));
      expect(living.map(({ startedAt }) => startedAt)).not.toContain(undefined);
      expect(takeTurn(limiter).error).toBeUndefined();
      await vi.advanceTimersByTimeAsync(500);
      expect(limiter.state?.().waiting).toBe(0);
    },
  );

  it("costs the next waiter no more than its turn", async () => {
    const before = performance.now();
    const { taken } = takeWithLost(2, [0]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect((taken[1]?.startedAt ?? Infinity) - before).toBeLessThanOrEqual(201);
  });

  /** Takes two turns after a start; what would be the timer of the first one is set by `setTimer`. */
  const takeTwo = (gap: number, setTimer: typeof setTimeout) => {
    const limiter = createRateLimiter([{ limit: 1_000, interval: (1_000 * gap) / 1.01 }]);
    const origin = performance.now();
    takeTurn(limiter);
    const spy = vi.spyOn(globalThis, "setTimeout").mockImplementationOnce(setTimer);
    const taken = takeTurns(limiter, 2);
    return { taken, spy, startOf: (index: number) => (taken[index]?.startedAt ?? Number.NaN) - origin };
  };

  it("is passed when it is 50 ms late, by a waiter that wakes once for that", async () => {
    const { spy, startOf } = takeTwo(40, (() => 0) as never);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(startOf(1)).toBeGreaterThan(90);
    expect(startOf(1)).toBeLessThanOrEqual(92);
    expect(spy.mock.calls.length).toBeLessThanOrEqual(4);
  });

  it("holds the next one no longer than itself where its timer is late, but comes", async () => {
    const { setTimeout: platform } = globalThis;
    const late = (callback: () => void, delay = 0, ...parameters: []) => platform(callback, delay + 20, ...parameters);
    const { startOf } = takeTwo(10, late as typeof setTimeout);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(startOf(0)).toBe(30);
    expect(startOf(1)).toBeLessThanOrEqual(41);
  });

  it("does not lose its turn to a call that comes when its timer was late", async () => {
    const limiter = createTenthLimiter();
    const work = createBusyProcess();
    takeTurn(limiter);
    const late = takeTurn(limiter);
    work(500);
    await vi.advanceTimersByTimeAsync(100);
    expect(late.turn).toBeDefined();
    expect(takeTurn(limiter).turn).toBeUndefined();
  });

  it("lets no call pass a pause when it gives its place free", async () => {
    const { limiter } = takeWithLost(1, [0]);
    limiter.pause(600_000);
    await vi.advanceTimersByTimeAsync(1_200);
    expect(takeTurn(limiter, { maxPause: 1_000 }).error).toMatchObject({ reason: "pause" });
  });

  it("gives its place in a full queue free after a second", async () => {
    const { limiter } = takeWithLost(1, [0]);
    expect(takeTurn(limiter, { maxQueue: 1 }).error).toMatchObject({ reason: "queue" });
    await vi.advanceTimersByTimeAsync(1_200);
    const next = takeTurn(limiter, { maxQueue: 1 });
    await vi.advanceTimersByTimeAsync(200);
    expect(next.turn).toBeDefined();
  });

  it("starts all the same, before those that came later, if it was only late and taken for lost", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const setTimer = vi.spyOn(globalThis, "setTimeout").mockReturnValue({} as never);
    const late = takeTurn(limiter);
    const [wake, , waiter] = setTimer.mock.lastCall ?? [];
    setTimer.mockRestore();
    await vi.advanceTimersByTimeAsync(1_200);
    const next = takeTurn(limiter, { maxQueue: 1 });
    wake?.(waiter);
    await vi.runAllTimersAsync();
    expect(inOrder([late, next])).toEqual([0, 1]);
    expect(limiter.state?.().waiting).toBe(0);
  });

  it("gives its place in a budget free", async () => {
    const { setTimeout: platform } = globalThis;
    const limiter = createRateLimiter([
      { limit: 1, interval: 100 },
      { limit: 2, interval: 100_000 },
    ]);
    takeTurn(limiter);
    globalThis.setTimeout = (() => 0) as never;
    takeTurn(limiter);
    globalThis.setTimeout = platform;
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget" });
    await vi.advanceTimersByTimeAsync(1_200);
    expect(takeTurn(limiter).turn).toBeDefined();
  });
});

describe("the state of a limiter", () => {
  it("tells what waits, what is in flight, and what is left of each window", async () => {
    const limiter = createRateLimiter([
      { limit: 1, interval: 100 },
      { limit: 10, interval: 100_000 },
    ]);
    expect(limiter.state?.()).toEqual({
      waiting: 0,
      inFlight: 0,
      windows: [
        { limit: 1, interval: 100, remaining: 1 },
        { limit: 10, interval: 100_000, remaining: 10 },
      ],
    });
    const started = takeTurn(limiter);
    takeTurns(limiter, 2);
    takeTurn(limiter, { attempt: 2 });
    expect(limiter.state?.()).toMatchObject({ waiting: 3, inFlight: 1, windows: [{ remaining: 0 }, { remaining: 9 }] });
    started.turn?.settle(200);
    expect(limiter.state?.()).toMatchObject({ waiting: 3, inFlight: 0 });
    await vi.runAllTimersAsync();
    expect(limiter.state?.()).toMatchObject({ waiting: 0, inFlight: 3, windows: [{ remaining: 0 }, { remaining: 6 }] });
  });

  it("tells at the end of an interval that its starts are left again", async () => {
    const limiter = createRateLimiter([{ limit: 2, interval: 100_000 }]);
    takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(1);
    takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(99_998);
    expect(limiter.state?.()).toMatchObject({ windows: [{ remaining: 0 }] });
    await vi.advanceTimersByTimeAsync(1);
    expect(limiter.state?.()).toMatchObject({ windows: [{ remaining: 1 }] });
    await vi.advanceTimersByTimeAsync(1);
    expect(limiter.state?.()).toMatchObject({ windows: [{ remaining: 2 }] });
  });

  it("has no windows where the limiter finds its rate", () => {
    expect(createAdaptiveLimiter().state?.()).toEqual({ waiting: 0, inFlight: 0, windows: [] });
  });

  it("tells until when it is paused, and only as long as it is", async () => {
    const limiter = createTenthLimiter();
    limiter.pause(2_000);
    expect(limiter.state?.().pausedUntil).toEqual(new Date(Date.now() + 2_000));
    await vi.advanceTimersByTimeAsync(2_001);
    expect(limiter.state?.()).not.toHaveProperty("pausedUntil");
  });
});

describe("the message of a GongLimiterError", () => {
  it("says how much of a budget is used, how many calls wait, and when starts go on", () => {
    const limiter = createRateLimiter([
      { limit: 2, interval: 1_000, burst: 2 },
      { limit: 2, interval: 100_000 },
    ]);
    const resumeAt = new Date(Date.now() + 100_000).toISOString();
    takeTurns(limiter, 2);
    expect(takeTurn(limiter).error).toMatchObject({
      message: `Not started by the limiter (budget): 2 of 2 starts in 100000 ms are used, 0 calls wait; starts go on at ${resumeAt}`,
    });
  });

  it("says how much of a budget is used also where all of it waits, while the clock goes on", () => {
    const limiter = createRateLimiter([{ limit: 2, interval: 100_000 }]);
    limiter.pause(1_000);
    takeTurns(limiter, 2);
    let now = performance.now();
    vi.spyOn(performance, "now").mockImplementation(() => (now += 0.01));
    expect(takeTurn(limiter).error).toMatchObject({
      message: expect.stringContaining("(budget): 0 of 2 starts in 100000 ms are used, 2 calls wait; starts go on"),
    });
  });

  it("says how many calls are in a full queue, and which option says so", () => {
    const limiter = createTenthLimiter();
    takeTurns(limiter, 3);
    expect(takeTurn(limiter, { maxQueue: 2 }).error).toMatchObject({
      message: expect.stringMatching(
        /^Not started by the limiter \(queue\): 2 calls wait, .*\(option maxQueue\); starts go on at \d{4}-/,
      ),
    });
  });

  it("says how long a pause is, and how long a call may wait for it", async () => {
    const limiter = createTenthLimiter();
    await vi.advanceTimersByTimeAsync(500);
    limiter.pause(90_000);
    expect(takeTurn(limiter, { maxPause: 60_000 }).error).toMatchObject({
      message: expect.stringMatching(
        /\(pause\): the service asked for a pause of 90000 ms more, .*\(60000 ms, or its deadline\); starts go on/,
      ),
    });
  });

  it("says of a pause that ends after the deadline only that it is longer than the call may wait", () => {
    const limiter = createTenthLimiter();
    limiter.pause(90_000);
    expect(takeTurn(limiter, { deadline: performance.now() + 1_000 }).error).toMatchObject({
      message: expect.stringContaining("a pause of 90000 ms more, longer than the call may wait; starts go on"),
    });
  });
});
