import { ignore } from "../guards.ts";
import type { WindowState } from "./rate-limiter.ts";

/** One rule of a limiter. Moments are milliseconds on the clock of `performance.now()`. */
export interface Window {
  /**
   * Moment from which the next start may be.
   *
   * @param ahead - Number of starts that come before it. With more than none, an estimate that is rather too early.
   */
  nextStart(ahead?: number): number;
  /** Moment from which one more call may wait behind this number of others, where there is a budget. */
  nextAdmission?(waiting: number): number;
  /** Counts a start. `late` is given if it waited: how many milliseconds ago it was due. */
  start(now: number, late?: number): Start;
  /** Allows no start before that moment, and no burst at it. */
  pauseUntil(moment: number): void;
  /** What is left at that moment, where the limit is known. */
  state?(now: number): WindowState;
}

/** What a window remembers of one start. */
export interface Start {
  /** Forgets the start. */
  cancel(): void;
  /** Learns from the status of the response. */
  settle?(status: number | undefined): void;
}

/**
 * Timers are late by a millisecond or two, at 300 starts a second as long as the half of a gap. So much of a delay does
 * not delay the next start. More is lost: what was started before may be as late, and arrive at the service together with it.
 */
export const toleratedDelay = 3;

/** Slower than allowed by one percent: one request takes longer to the service than the next. */
const margin = 0.01;

/** Keeps starts apart. */
export interface Pacer {
  /** Moment from which the next start may be. */
  next(): number;
  /** Counts a start that was due `late` milliseconds ago. The function that it returns gives the start back if it is the last one. */
  start(now: number, gap: number, late: number): () => void;
  /** Allows no start before that moment, and no burst at it. */
  pauseUntil(moment: number): void;
}

/** @param saved - Milliseconds of idle time that are saved up for a burst. */
export const createPacer = (saved = 0): Pacer => {
  let next = -Infinity;
  return {
    next: () => next,
    start(now, gap, late) {
      const before = next;
      const after = Math.max(next, now - late - saved) + Math.max(0, late - toleratedDelay) + gap;
      next = after;
      return () => {
        if (next === after) next = before;
      };
    },
    pauseUntil(moment) {
      next = Math.max(next, moment);
    },
  };
};

/** The moments of past starts, oldest first. */
export interface StartLog {
  /** The moment of the start that is `count` back, 1 being the last; `-Infinity` if there was none, or it is too long ago. */
  back(count: number): number;
  add(moment: number): void;
  remove(moment: number): void;
  /** Number of starts after that moment. */
  countSince(moment: number): number;
}

/** Remembers the starts of the last `span` milliseconds, in 8 to 16 bytes each. */
export const createStartLog = (span: number): StartLog => {
  const moments: number[] = [];
  let roomy = 32;
  return {
    back: (count) => moments.at(-count) ?? -Infinity,
    add(moment) {
      moments.push(moment);
      if (moments.length < roomy) return;
      // Seldom, so that a start costs the same however many are remembered.
      moments.splice(
        0,
        moments.findIndex((start) => start > moment - span),
      );
      roomy = 2 * moments.length + 32;
    },
    remove(moment) {
      const index = moments.lastIndexOf(moment);
      if (index >= 0) moments.splice(index, 1);
    },
    countSince: (moment) => moments.reduce((count, start) => (start > moment ? count + 1 : count), 0),
  };
};

const createState = (log: StartLog, limit: number, interval: number, now: number): WindowState => ({
  limit,
  interval,
  remaining: Math.max(0, limit - log.countSince(now - interval)),
});

/** Keeps starts apart, and never allows more than `limit` of them in any `interval`, bursts included. */
export const createPacedWindow = (limit: number, interval: number, burst: number): Window => {
  const gap = (interval / limit) * (1 + margin);
  // A microsecond more: rounding must not let the last of a burst wait for a timer.
  const pacer = createPacer((burst - 1) * gap + 0.001);
  // Half of the margin: starts that are a gap apart, give or take the delay of a timer, never come near it.
  const span = interval * (1 + margin / 2);
  const log = createStartLog(span);
  return {
    nextStart: (ahead = 0) => {
      const paced = pacer.next() + ahead * gap;
      return ahead < limit ? Math.max(paced, log.back(limit - ahead) + span) : paced;
    },
    start(now, late = 0) {
      const giveBack = pacer.start(now, gap, late);
      log.add(now);
      return {
        cancel() {
          giveBack();
          log.remove(now);
        },
      };
    },
    pauseUntil: pacer.pauseUntil,
    state: (now) => createState(log, limit, interval, now),
  };
};

/** Counts starts, and admits no more than `limit` in any `interval`. Those that wait are counted too. */
export const createBudgetWindow = (limit: number, interval: number): Window => {
  const log = createStartLog(interval);
  return {
    nextStart: () => -Infinity,
    nextAdmission: (waiting) => (waiting < limit ? log.back(limit - waiting) : performance.now()) + interval,
    start(now) {
      log.add(now);
      return { cancel: () => log.remove(now) };
    },
    pauseUntil: ignore,
    state: (now) => createState(log, limit, interval, now),
  };
};

/**
 * Limits nothing until a pause. The starts that a pause has held go on that many milliseconds apart, until one comes that
 * need not wait.
 */
export const createReleaseWindow = (gap: number): Window => {
  const pacer = createPacer();
  let isPaced = false;
  return {
    nextStart: (ahead = 0) => (isPaced ? pacer.next() + ahead * gap : -Infinity),
    start(now, late) {
      if (late === undefined) isPaced = false;
      return { cancel: isPaced ? pacer.start(now, gap, late ?? 0) : ignore };
    },
    pauseUntil(moment) {
      isPaced = true;
      pacer.pauseUntil(moment);
    },
  };
};
