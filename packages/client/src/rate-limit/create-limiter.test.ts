import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimiter } from "./create-rate-limiter.ts";
import { createTenthLimiter } from "./testing/create-tenth-limiter.ts";
import { startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

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
      name: "GongLimiterError",
      reason: "queue",
      resumeAt: new Date(Date.now() + 100),
    });
    expect(takeTurn(limiter, { maxQueue: 3 }).error).toBeUndefined();
    await vi.runAllTimersAsync();
    expect(startsSince(0, waiting)).toHaveLength(2);
  });

  it("keeps a timer for each that waits, so that each wakes itself, and none for nobody", async () => {
    const limiter = createTenthLimiter();
    takeTurn(limiter);
    expect(vi.getTimerCount()).toBe(0);
    takeTurns(limiter, 100);
    expect(vi.getTimerCount()).toBe(100);
    limiter.pause(1_000);
    limiter.pause(2_000);
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
    await vi.advanceTimersByTimeAsync(1_000);
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

  it("lets all that wait have an earlier turn, by one timer more than those that wait", async () => {
    const limiter = createTenthLimiter();
    const controllers = [new AbortController(), new AbortController()];
    const first = takeTurn(limiter);
    for (const { signal } of controllers) takeTurn(limiter, { signal });
    const rest = takeTurns(limiter, 4);
    for (const controller of controllers) controller.abort();
    expect(vi.getTimerCount()).toBe(5);
    await vi.runAllTimersAsync();
    expect(startsSince(first.startedAt ?? 0, rest)).toEqual([100, 200, 300, 400]);
  });

  it("gives no turn to one that a pause has ended meanwhile", async () => {
    const limiter = createTenthLimiter();
    const controller = new AbortController();
    takeTurn(limiter);
    takeTurn(limiter, { signal: controller.signal });
    const next = takeTurn(limiter, { maxPause: 10 });
    controller.abort();
    limiter.pause(50);
    await vi.runAllTimersAsync();
    expect(next.error).toMatchObject({ reason: "pause" });
    expect(limiter.state?.()).toMatchObject({ waiting: 0, inFlight: 1 });
  });

  it("gives one turn to the next one, also if a pause delays it meanwhile", async () => {
    const limiter = createTenthLimiter();
    const controller = new AbortController();
    const first = takeTurn(limiter);
    takeTurn(limiter, { signal: controller.signal });
    const rest = takeTurns(limiter, 2);
    controller.abort();
    limiter.pause(150);
    await vi.runAllTimersAsync();
    expect(startsSince(first.startedAt ?? 0, rest)).toEqual([150, 250]);
    expect(limiter.state?.()).toMatchObject({ waiting: 0, inFlight: 3 });
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
