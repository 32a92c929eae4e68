import { vi } from "vitest";

/** Makes timers late, as a busy process does: time goes on by so many milliseconds, and nothing runs. Needs fake timers. */
export function createBusyProcess(): (milliseconds: number) => void {
  const now = performance.now.bind(performance);
  let busy = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now() + busy);
  return (milliseconds) => {
    busy += milliseconds;
  };
}
