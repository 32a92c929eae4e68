import { createPace } from "./create-pace.ts";
import { createStartLog } from "./create-start-log.ts";
import type { Window } from "./window.ts";

/** One percent slower than allowed: the way to the service takes one request longer than the next. */
const margin = 1.01;

/** Keeps starts apart, and lets no `interval` hold more than `limit` of them, bursts included. */
export function createPacedWindow(limit: number, interval: number, burst: number): Window {
  const span = interval * margin;
  const gap = span / limit;
  const pace = createPace((burst - 1) * gap);
  const log = createStartLog(limit);
  return {
    due: () => Math.max(pace.due(), log.back(limit) + span),
    admits: () => -Infinity,
    start(now, waited) {
      const giveBack = pace.start(now, waited, gap);
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
