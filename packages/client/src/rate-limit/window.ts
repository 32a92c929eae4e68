/** One rule of a limiter. Moments are milliseconds on the clock of `performance.now()`. */
export interface Window {
  /** Moment from which the next start may be. */
  due(): number;
  /** Moment from which one more call may wait behind so many others. Only a spent budget names a future one. */
  admits(waiting: number): number;
  /** Counts a start. `late` is there if it waited: how many milliseconds ago it was due. */
  start(now: number, late?: number): Start;
  /** Allows no start before that moment, and no burst at it. */
  hold(until: number): void;
}

/** What a window remembers of one start. */
export interface Start {
  /** Forgets the start. */
  cancel(): void;
  /** Learns from its answer. */
  settle?(status: number | undefined): void;
}
