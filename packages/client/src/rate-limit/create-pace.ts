/** Keeps starts apart. All moments are milliseconds on the clock of `performance.now()`. */
export interface Pace {
  /** Moment from which the next start may be. */
  due(): number;
  /** Counts a start with the distance to the next one. Returns what gives the start back if it was the last one. */
  start(now: number, waited: boolean, gap: number): () => void;
  /** Lets no start be before that moment, nor a burst at it. */
  hold(until: number): void;
}

/**
 * Timers fire late by up to about this many milliseconds. So much of a start's lateness does not delay the starts after
 * it: without that, 300 starts a second, 3.4 ms apart, would be one every 4 ms.
 */
const timerLateness = 1;

/** @param saved - How much idle time is saved up for a burst, in milliseconds. */
export function createPace(saved = 0): Pace {
  let next = -Infinity;
  return {
    due: () => next,
    start(now, waited, gap) {
      const before = next;
      next = Math.max(next, now - (waited ? Math.max(saved, timerLateness) : saved)) + gap;
      const after = next;
      return () => {
        if (next === after) next = before;
      };
    },
    hold(until) {
      next = Math.max(next, until);
    },
  };
}
