import { createPace } from "./create-pace.ts";
import { createStartLog } from "./create-start-log.ts";
import type { Window } from "./window.ts";

/** Slower than allowed by one percent: one request takes longer to the service than the next. */
const margin = 0.01;

/** Keeps starts apart, and never allows more than `limit` of them in any `interval`, bursts included. */
export function createPacedWindow(limit: number, interval: number, burst: number): Window {
  const gap = (interval / limit) * (1 + margin);
  // A microsecond more: rounding must not let the last of a burst wait for a timer.
  const pace = createPace((burst - 1) * gap + 0.001);
  // Half of the margin: starts that are a gap apart, give or take the delay of a timer, never come near it.
  const span = interval * (1 + margin / 2);
  const log = createStartLog(span);
  return {
    due: () => Math.max(pace.due(), log.back(limit) + span),
    admits: () => -Infinity,
    start(now, late = 0) {
      const giveBack = pace.start(now, gap, late);
      log.add(now);
      return {
        cancel() {
          giveBack();
          log.remove(now);
        },
      };
    },
    hold: pace.hold,
  };
}
