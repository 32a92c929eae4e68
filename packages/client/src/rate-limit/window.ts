/** One rule of a limiter. All moments are milliseconds on the clock of `performance.now()`. */
export interface Window {
  /** Moment from which the next start may be. */
  due(): number;
  /** Moment from which one more start may wait behind so many others. Only budgets ever answer with a future one. */
  admits(waiting: number): number;
  /** Counts a start; `waited` tells that it waited for `due`, and is late by what has passed since then. */
  start(now: number, waited: boolean): Start;
  /** Lets no start be before that moment, nor a burst at it. */
  hold(until: number): void;
}

/** What a window remembers of one start. */
export interface Start {
  /** Forgets the start. */
  cancel(): void;
  /** Learns from the answer. */
  settle?(status: number | undefined): void;
}
