import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimiter } from "./create-rate-limiter.ts";
import { startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** One start every 100 ms, the 1 percent included. */
const createTenthLimiter = (burst = 1) => createRateLimiter([{ limit: 10, interval: 1_000 / 1.01, burst }]);

describe("the queue", () => {
  it("answers without a promise while nobody has to wait", () => {
    const limiter = createTenthLimiter();
    expect(limiter.take({ maxQueue: 0, maxPause: 0 })).not.toBeInstanceOf(Promise);
  });

  it("starts calls in the order in which they came", async () => {
    const limiter = createTenthLimiter();
    const order: number[] = [];
    for (const index of Array.from({ length: 20 }).keys()) {
      Promise.resolve(limiter.take({ maxQueue: 20, maxPause: 0 })).then(() => order.push(index));
      await vi.advanceTimersByTimeAsync(30);
    }
    await vi.runAllTimersAsync();
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it("lets nobody pass those that wait, not even when a turn is free", async () => {
    const limiter = createTenthLimiter();
    const first = takeTurn(limiter);
    const second = takeTurn(limiter);
    first.turn?.cancel();
    const third = takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(1);
    expect(second.turn).toBeDefined();
    expect(third.turn).toBeUndefined();
  });

  it("fails a call at once that finds `maxQueue` calls waiting, and says when a place is free", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const waiting = takeTurns(limiter, 2, { maxQueue: 2 });
    expect(takeTurn(limiter, { maxQueue: 2 }).error).toMatchObject({
      name: "GongLimitError",
      reason: "queue",
      resumeAt: new Date(Date.now() + 100),
    });
    expect(takeTurn(limiter, { maxQueue: 3 }).error).toBeUndefined();
    await vi.runAllTimersAsync();
    expect(startsSince(0, waiting)).toHaveLength(2);
  });

  it("sets one timer however many wait, and none for nobody", async () => {
    const setTimer = vi.spyOn(globalThis, "setTimeout");
    const limiter = createTenthLimiter();
    expect(vi.getTimerCount()).toBe(0);
    takeTurn(limiter);
    expect(vi.getTimerCount()).toBe(0);
    takeTurns(limiter, 100);
    expect(setTimer).toHaveBeenCalledTimes(1);
    limiter.pause(1_000);
    limiter.pause(2_000);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000 + 9_800);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("keeps the process alive while a call waits, and only then", () => {
    vi.useRealTimers();
    const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const limiter = createTenthLimiter();
    const controller = new AbortController();
    const before = countTimers();
    takeTurn(limiter);
    expect(countTimers()).toBe(before);
    takeTurn(limiter, { signal: controller.signal });
    expect(countTimers()).toBe(before + 1);
    controller.abort();
    expect(countTimers()).toBe(before);
  });

  it("starts 20,000 waiting calls, half of them aborted", async () => {
    const limiter = createRateLimiter([{ limit: 1_000_000, interval: 1_000 }]);
    const controllers = Array.from({ length: 10_000 }, () => new AbortController());
    const taken = controllers.map(({ signal }) => [takeTurn(limiter, { signal }), takeTurn(limiter)]);
    for (const controller of controllers) controller.abort();
    await vi.runAllTimersAsync();
    expect(startsSince(0, taken.flat())).toHaveLength(10_001);
  });
});

describe("an abort", () => {
  it("fails a call before it takes a turn", () => {
    const limiter = createTenthLimiter();
    const reason = new Error("not needed");
    expect(takeTurn(limiter, { signal: AbortSignal.abort(reason) }).error).toBe(reason);
    expect(takeTurn(limiter).turn).toBeDefined();
  });

  it("ends the wait with the signal's reason and frees the place, the listener and the timer", async () => {
    const limiter = createTenthLimiter();
    const controller = new AbortController();
    takeTurn(limiter);
    const waiting = takeTurn(limiter, { signal: controller.signal, maxQueue: 1 });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    const reason = new Error("no longer needed");
    controller.abort(reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    const next = takeTurn(limiter, { maxQueue: 1 });
    await vi.advanceTimersByTimeAsync(100);
    expect(waiting.error).toBe(reason);
    expect(next.turn).toBeDefined();
  });

  it("lets the next one have the turn of the one that left", async () => {
    const limiter = createTenthLimiter();
    const controller = new AbortController();
    const [first, aborted, next] = [
      takeTurn(limiter),
      takeTurn(limiter, { signal: controller.signal }),
      takeTurn(limiter),
    ];
    await vi.advanceTimersByTimeAsync(50);
    controller.abort();
    await vi.advanceTimersByTimeAsync(50);
    expect(startsSince(first.startedAt ?? 0, [first, aborted, next])).toEqual([0, 100]);
  });

  it("leaves no listener behind a call that started or failed", async () => {
    const limiter = createTenthLimiter();
    const { signal } = new AbortController();
    takeTurns(limiter, 3, { signal });
    await vi.runAllTimersAsync();
    takeTurns(limiter, 3, { signal, maxPause: 1_000 });
    limiter.pause(2_000);
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
});

describe("a turn", () => {
  it("is given back by cancel, for the first that waits", async () => {
    const limiter = createTenthLimiter();
    const first = takeTurn(limiter);
    const second = takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(10);
    first.turn?.cancel();
    await vi.advanceTimersByTimeAsync(1);
    expect(startsSince(first.startedAt ?? 0, [second])).toEqual([10]);
  });

  it("is given back with its place in all windows", () => {
    const limiter = createRateLimiter([
      { limit: 2, interval: 1_000, burst: 2 },
      { limit: 2, interval: 86_400_000 },
    ]);
    const [, last] = takeTurns(limiter, 2);
    last?.turn?.cancel();
    expect(takeTurn(limiter).turn).toBeDefined();
  });

  it("is the one that is given back, not another", async () => {
    const limiter = createRateLimiter([{ limit: 2, interval: 86_400_000 }]);
    const first = takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(1_000);
    const resumeAt = new Date(Date.now() + 86_400_000);
    takeTurn(limiter);
    first.turn?.cancel();
    await vi.advanceTimersByTimeAsync(1_000);
    takeTurn(limiter);
    expect(takeTurn(limiter).error).toMatchObject({ resumeAt });
  });

  it("is given back once: a second cancel frees no other turn", async () => {
    const limiter = createRateLimiter([
      { limit: 2, interval: 60_000, burst: 2 },
      { limit: 2, interval: 86_400_000 },
    ]);
    const [first] = takeTurns(limiter, 2);
    first?.turn?.cancel();
    first?.turn?.cancel();
    takeTurn(limiter);
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget" });
  });

  it("is not given back after an answer", () => {
    const limiter = createRateLimiter([{ limit: 1, interval: 86_400_000 }]);
    const { turn } = takeTurn(limiter);
    turn?.settle(200);
    turn?.cancel();
    expect(takeTurn(limiter).error).toMatchObject({ reason: "budget" });
  });

  it("given back after a later start leaves the later one's distance alone", async () => {
    const limiter = createTenthLimiter();
    const first = takeTurn(limiter);
    const rest = takeTurns(limiter, 2);
    await vi.advanceTimersByTimeAsync(100);
    first.turn?.cancel();
    await vi.runAllTimersAsync();
    expect(startsSince(first.startedAt ?? 0, rest)).toEqual([100, 200]);
  });
});

describe("a pause", () => {
  it("holds all starts until it ends; then they go on paced, without a burst", async () => {
    const limiter = createTenthLimiter(3);
    const origin = performance.now();
    limiter.pause(1_000);
    const taken = takeTurns(limiter, 4);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, taken)).toEqual([1_000, 1_100, 1_200, 1_300]);
  });

  it("holds calls that wait already", async () => {
    const limiter = createTenthLimiter();
    const origin = performance.now();
    const taken = takeTurns(limiter, 3);
    await vi.advanceTimersByTimeAsync(50);
    limiter.pause(1_000);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, taken)).toEqual([0, 1_050, 1_150]);
  });

  it("stays in force when a shorter one comes, and gives way to a longer one", async () => {
    const limiter = createTenthLimiter();
    const origin = performance.now();
    limiter.pause(1_000);
    limiter.pause(10);
    const first = takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(999);
    limiter.pause(500);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, [first])).toEqual([1_499]);
  });

  it("ends no earlier than stated although timers hold 2^31 - 1 ms at most", async () => {
    const limiter = createTenthLimiter();
    const origin = performance.now();
    const setTimer = vi.spyOn(globalThis, "setTimeout");
    limiter.pause(3 * 2 ** 31);
    const waiting = takeTurn(limiter);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, [waiting])).toEqual([3 * 2 ** 31]);
    for (const [, delay] of setTimer.mock.calls) expect(delay).toBeLessThan(2 ** 31);
  });

  it("fails at once the calls that it would hold longer than they may be held, and no others", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    const hasty = takeTurn(limiter, { maxPause: 999 });
    const patient = takeTurn(limiter, { maxPause: 1_000 });
    limiter.pause(1_000);
    await vi.advanceTimersByTimeAsync(0);
    const failure = { name: "GongLimitError", reason: "pause", resumeAt: new Date(Date.now() + 1_000) };
    expect(hasty.error).toMatchObject(failure);
    expect(takeTurn(limiter, { maxPause: 999 }).error).toMatchObject(failure);
    await vi.advanceTimersByTimeAsync(1);
    const later = takeTurn(limiter, { maxPause: 999 });
    await vi.runAllTimersAsync();
    expect(patient.error).toBeUndefined();
    expect(later.error).toBeUndefined();
  });

  it("leaves no timer behind if it fails all that wait", () => {
    const limiter = createTenthLimiter();
    takeTurns(limiter, 3, { maxPause: 1_000 });
    limiter.pause(2_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("fails at once the calls whose deadline is before its end", async () => {
    const limiter = createTenthLimiter();
    const now = performance.now();
    takeTurn(limiter);
    const hasty = takeTurn(limiter, { deadline: now + 999 });
    const patient = takeTurn(limiter, { deadline: now + 1_000 });
    limiter.pause(1_000);
    await vi.advanceTimersByTimeAsync(0);
    expect(hasty.error).toMatchObject({ reason: "pause" });
    expect(takeTurn(limiter, { deadline: now + 500 }).error).toMatchObject({ reason: "pause" });
    await vi.runAllTimersAsync();
    expect(patient.error).toBeUndefined();
  });

  it("is over when it is over: a deadline in the past is left to the caller", async () => {
    const limiter = createTenthLimiter();
    limiter.pause(100);
    await vi.advanceTimersByTimeAsync(100);
    expect(takeTurn(limiter, { maxPause: 0, deadline: 0 }).turn).toBeDefined();
  });

  it("names a moment that a Date can hold, however long it is", () => {
    const limiter = createTenthLimiter();
    limiter.pause(Infinity);
    expect(takeTurn(limiter, { maxPause: 1_000 }).error).toMatchObject({ resumeAt: new Date(8.64e15) });
  });

  it("is measured on a clock that nobody sets", async () => {
    const limiter = createTenthLimiter();
    const origin = performance.now();
    limiter.pause(1_000);
    const waiting = takeTurn(limiter);
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.runAllTimersAsync();
    expect(startsSince(origin, [waiting])).toEqual([1_000]);
  });
});
