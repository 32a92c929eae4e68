import { mostInAny } from "@gong-engagement/kit/most-in-any";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimiter, type RateLimitWindow } from "./create-rate-limiter.ts";
import { createBusyProcess } from "./testing/create-busy-process.ts";
import { type Taken, takeTurn } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type Step =
  | { readonly do: "take"; readonly maxQueue: number; readonly maxPause: number; readonly attempt?: number }
  | { readonly do: "wait"; readonly milliseconds: number }
  | { readonly do: "work"; readonly milliseconds: number }
  | { readonly do: "pause"; readonly milliseconds: number }
  | { readonly do: "abort"; readonly call: number }
  | { readonly do: "cancel"; readonly call: number };

interface Call extends Taken {
  readonly arrivedAt: number;
  readonly controller: AbortController;
  isCancelled: boolean;
}

interface Pause {
  readonly from: number;
  readonly until: number;
}

const pacedWindow = fc
  .record({ limit: fc.integer({ min: 1, max: 8 }), interval: fc.integer({ min: 20, max: 3_000 }) })
  .chain(({ limit, interval }) =>
    fc.record({
      limit: fc.constant(limit),
      interval: fc.constant(interval),
      burst: fc.integer({ min: 1, max: limit }),
    }),
  );
const budget = fc.record({
  limit: fc.integer({ min: 1, max: 20 }),
  interval: fc.integer({ min: 60_001, max: 90_000 }),
});

const take = fc.record({
  do: fc.constant("take" as const),
  maxQueue: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 5 })),
  maxPause: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 2_000 })),
});
const patientTake = fc.record({
  do: fc.constant("take" as const),
  maxQueue: fc.constant(Infinity),
  maxPause: fc.constant(Infinity),
  attempt: fc.constantFrom(1, 2, 2),
});
const wait = fc.record({ do: fc.constant("wait" as const), milliseconds: fc.integer({ min: 0, max: 2_000 }) });
// After 50 ms a timer is taken for lost, and the order may change.
const work = fc.record({ do: fc.constant("work" as const), milliseconds: fc.double({ min: 0, max: 45, noNaN: true }) });
const pause = fc.record({ do: fc.constant("pause" as const), milliseconds: fc.integer({ min: 0, max: 3_000 }) });
const abort = fc.record({ do: fc.constant("abort" as const), call: fc.nat(60) });
const cancel = fc.record({ do: fc.constant("cancel" as const), call: fc.nat(60) });

/** Plays the steps, waits until nobody waits any more, and tells what happened. */
async function play(windows: readonly RateLimitWindow[], steps: readonly Step[]) {
  const limiter = createRateLimiter(windows);
  const keepBusy = createBusyProcess();
  const calls: Call[] = [];
  const pauses: Pause[] = [];
  let late = 0;
  for (const step of steps) {
    if (step.do === "take") {
      const controller = new AbortController();
      const arrivedAt = performance.now();
      const taken = takeTurn(limiter, { ...step, signal: controller.signal });
      calls.push(Object.assign(taken, { arrivedAt, controller, isCancelled: false }));
    } else if (step.do === "wait") {
      await vi.advanceTimersByTimeAsync(step.milliseconds);
    } else if (step.do === "work") {
      // The timers that came too late in the work before have fired.
      await vi.advanceTimersByTimeAsync(late);
      keepBusy(step.milliseconds);
      late = Math.ceil(step.milliseconds);
    } else if (step.do === "pause") {
      const now = performance.now();
      pauses.push({ from: now, until: now + step.milliseconds });
      limiter.pause(step.milliseconds);
    } else if (step.do === "abort") {
      calls[step.call]?.controller.abort();
    } else {
      const call = calls[step.call];
      if (call?.turn) {
        call.turn.cancel();
        call.isCancelled = true;
      }
    }
    expect(vi.getTimerCount()).toBeLessThanOrEqual((limiter.state?.().waiting ?? 0) + 1);
  }
  await vi.runAllTimersAsync();
  vi.restoreAllMocks();
  const started = calls.flatMap((call) => (call.startedAt === undefined ? [] : [{ ...call, at: call.startedAt }]));
  return { calls, pauses, started, counted: started.filter(({ isCancelled }) => !isCancelled).map(({ at }) => at) };
}

/** The earliest moment that the windows and pauses allow after earlier starts, worked out the slow way. */
function allowedFrom(windows: readonly RateLimitWindow[], pauses: readonly Pause[], starts: readonly number[]) {
  let from = starts.at(-1) ?? -Infinity;
  for (const { until } of pauses) from = Math.max(from, until);
  for (const { limit, interval, burst = 1 } of windows) {
    const gap = (interval / limit) * 1.01;
    from = Math.max(from, (starts.at(-limit) ?? -Infinity) + interval * 1.005);
    starts.forEach((start, index) => {
      from = Math.max(from, start + (starts.length - index + 1 - burst) * gap);
    });
    for (const { until } of pauses) {
      from = Math.max(from, until + starts.filter((start) => start >= until).length * gap);
    }
  }
  return from;
}

describe("whatever calls, aborts, cancels, pauses and delays come", () => {
  const steps = fc.array(fc.oneof({ weight: 5, arbitrary: take }, wait, work, pause, abort, cancel), { maxLength: 60 });
  const windows = fc.array(fc.oneof(pacedWindow, budget), { minLength: 1, maxLength: 3 });

  it("no window is ever over its limit, no start is in a pause, the order is kept, every wait ends", async () => {
    await fc.assert(
      fc.asyncProperty(windows, steps, async (windows, steps) => {
        const { calls, pauses, started, counted } = await play(windows, steps);
        for (const { limit, interval } of windows) {
          expect(mostInAny(interval, counted)).toBeLessThanOrEqual(limit);
        }
        for (const { from, until } of pauses) {
          expect(started.filter(({ at, arrivedAt }) => at < until && (at > from || arrivedAt > from))).toEqual([]);
        }
        const moments = started.map(({ at }) => at);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        for (const { turn, error } of calls) expect([turn, error].filter((end) => end !== undefined)).toHaveLength(1);
        expect(vi.getTimerCount()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  it("starts are as far apart as the pace says, but for 3 ms that a timer may be late", async () => {
    await fc.assert(
      fc.asyncProperty(pacedWindow, steps, async (window, steps) => {
        const { counted } = await play([window], steps);
        const gap = (window.interval / window.limit) * 1.01;
        counted.forEach((start, index) => {
          const earlier = counted[index - window.burst];
          if (earlier !== undefined) expect(start - earlier).toBeGreaterThanOrEqual(gap - 3.01);
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe("whatever calls, later attempts, aborts and pauses come", () => {
  const steps = fc.array(fc.oneof({ weight: 5, arbitrary: patientTake }, wait, pause, abort), { maxLength: 60 });

  it("no turn is lost: each call starts as soon as the windows allow", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pacedWindow, { minLength: 1, maxLength: 2 }), steps, async (windows, steps) => {
        const { started: calls, pauses } = await play(windows, steps);
        const started = calls.toSorted((a, b) => a.at - b.at);
        started.forEach(({ at, arrivedAt }, index) => {
          const known = pauses.filter(({ from }) => from <= at);
          const starts = started.slice(0, index).map(({ at }) => at);
          expect(at).toBeLessThanOrEqual(Math.max(arrivedAt, allowedFrom(windows, known, starts)) + 1.01);
        });
      }),
      { numRuns: 300 },
    );
  });
});
