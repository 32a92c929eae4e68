import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTenthLimiter } from "./testing/create-tenth-limiter.ts";
import { startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
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
    const failure = { name: "GongLimiterError", reason: "pause", resumeAt: new Date(Date.now() + 1_000) };
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
