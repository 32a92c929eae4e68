import { createStartLog } from "./create-start-log.ts";
import type { Window } from "./window.ts";

/** Counts starts, and admits no more than `limit` in any `interval`. Those that wait are counted too. */
export function createBudgetWindow(limit: number, interval: number): Window {
  const log = createStartLog(interval);
  return {
    due: () => -Infinity,
    admits: (waiting) => (waiting < limit ? log.back(limit - waiting) : performance.now()) + interval,
    start(now) {
      log.add(now);
      return { cancel: () => log.remove(now) };
    },
    hold() {},
  };
}
