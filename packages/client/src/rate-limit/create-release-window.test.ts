import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLimiter } from "./create-limiter.ts";
import { startsSince, takeTurn, takeTurns } from "./testing/take-turns.ts";
import { createReleaseWindow } from "./windows.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
});

afterEach(() => {
  // First what spies on fake timers.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const options = { maxQueue: 100, maxPause: 60_000 };

test("limits nothing, but paces the calls that a pause has held", async () => {
  const limiter = createLimiter([createReleaseWindow(100)]);
  const starts: number[] = [];
  const start = async () => {
    const turn = await limiter.take(options);
    starts.push(performance.now() - begin);
    turn.settle(200);
  };
  const begin = performance.now();
  await Promise.all([start(), start(), start()]);
  expect(starts).toEqual([0, 0, 0]);

  limiter.pause(1_000);
  const setTimer = vi.spyOn(globalThis, "setTimeout");
  const held = [start(), start(), start()];
  expect(setTimer.mock.calls.map(([, delay]) => delay)).toEqual([1_000, 1_100, 1_200]);
  await vi.advanceTimersByTimeAsync(2_000);
  await Promise.all(held);
  expect(starts.slice(3)).toEqual([1_000, 1_100, 1_200]);

  await Promise.all([start(), start()]);
  expect(starts.slice(6)).toEqual([2_000, 2_000]);
});

test("paces the calls that a pause has held also when one of them has left, or gives its turn back", async () => {
  const limiter = createLimiter([createReleaseWindow(100)]);
  const controller = new AbortController();
  const origin = performance.now();
  limiter.pause(1_000);
  takeTurn(limiter, { signal: controller.signal });
  const [first, ...rest] = takeTurns(limiter, 3);
  controller.abort();
  await vi.advanceTimersByTimeAsync(1_050);
  first?.turn?.cancel();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(startsSince(origin, [first ?? {}, ...rest])).toEqual([1_000, 1_050, 1_150]);
});
