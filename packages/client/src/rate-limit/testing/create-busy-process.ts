import { vi } from "vitest";

/** Keeps the process busy for a number of milliseconds: timers that are due meanwhile are late. Needs fake timers. */
export function createBusyProcess(): (milliseconds: number) => void {
  const now = performance.now.bind(performance);
  let busyUntil = -Infinity;
  vi.spyOn(performance, "now").mockImplementation(() => Math.max(now(), busyUntil));
  return (milliseconds) => {
    busyUntil = performance.now() + milliseconds;
  };
}
