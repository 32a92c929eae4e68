import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startTimer } from "./timer.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Lets time pass without timers, as when the process is stopped. */
const standStill = (milliseconds: number): void => {
  const now = performance.now();
  vi.spyOn(performance, "now").mockImplementation(() => now + milliseconds);
};

test("a timer that is late after a standstill leaves 50 ms to read what has arrived", async () => {
  const callback = vi.fn();
  startTimer(1_000, callback);
  standStill(4_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(callback).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(50);
  expect(callback).toHaveBeenCalledTimes(1);
});

test("a timer that is as late as timers are fires at once", async () => {
  const callback = vi.fn();
  startTimer(1_000, callback);
  standStill(1_200);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(callback).toHaveBeenCalledTimes(1);
});

test("a timer that was cancelled in the time that is left does not fire", async () => {
  const callback = vi.fn();
  const stop = startTimer(1_000, callback);
  standStill(4_000);
  await vi.advanceTimersByTimeAsync(1_010);
  stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(callback).not.toHaveBeenCalled();
});
