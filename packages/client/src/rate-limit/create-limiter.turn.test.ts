import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimiter } from "./create-rate-limiter.ts";
import { createTenthLimiter } from "./testing/create-tenth-limiter.ts";
import { startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
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

  it("frees no other turn when it is given back after the window has forgotten it", async () => {
    const limiter = createRateLimiter([{ limit: 40, interval: 61_000 }]);
    const { turn } = takeTurn(limiter);
    await vi.advanceTimersByTimeAsync(62_000);
    takeTurns(limiter, 40);
    turn?.cancel();
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
