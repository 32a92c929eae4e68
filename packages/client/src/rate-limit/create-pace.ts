/** Keeps starts apart. Moments are milliseconds on the clock of `performance.now()`. */
export interface Pace {
  /** Moment from which the next start may be. */
  due(): number;
  /** Counts a start that was due so many milliseconds ago. What it returns gives the start back if it is the last one. */
  start(now: number, gap: number, late: number): () => void;
  /** Allows no start before that moment, and no burst at it. */
  hold(until: number): void;
}

/**
 * Timers are late by a millisecond or two, at 300 starts a second as long as the half of a gap. So much of a delay does
 * not delay the next start. More is lost: what was started before may be as late, and arrive at the service together with it.
 */
export const toleratedDelay = 3;

/** @param saved - Milliseconds of idle time that are saved up for a burst. */
export function createPace(saved = 0): Pace {
  let next = -Infinity;
  return {
    due: () => next,
    start(now, gap, late) {
      const before = next;
      const after = Math.max(next, now - late - saved) + Math.max(0, late - toleratedDelay) + gap;
      next = after;
      return () => {
        if (next === after) next = before;
      };
    },
    hold(until) {
      next = Math.max(next, until);
    },
  };
}
