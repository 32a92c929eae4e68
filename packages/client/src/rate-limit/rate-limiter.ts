/** How one start waits for its turn. */
export interface TurnOptions {
  /** Ends the wait and gives the place in the queue free; the wait rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Calls that may wait at once. One more fails with a `GongLimitError` of reason `queue`. */
  readonly maxQueue: number;
  /**
   * Milliseconds that a pause after a 429 may hold this start. A longer one fails it at once with a
   * `GongLimitError` of reason `pause`, also if the pause begins while the start waits.
   */
  readonly maxPause: number;
  /** Moment on the clock of `performance.now()`. A pause that ends after it fails the start at once, like `maxPause`. */
  readonly deadline?: number | undefined;
}

/** A start that the limiter has counted. Every turn ends with `cancel` or `settle`; whatever is called after has no effect. */
export interface Turn {
  /** Gives the start back: nothing was sent. */
  cancel(): void;
  /** Tells what became of the start, for limiters that learn from it. `undefined`: no answer arrived. */
  settle(status: number | undefined): void;
}

/** Decides when a request may start. Made by `createRateLimiter` or `createAdaptiveLimiter`; clients may share one. */
export interface RateLimiter {
  /**
   * Waits for the next start, first come, first served. Whoever need not wait gets the turn without a promise.
   *
   * @throws GongLimitError (thrown, or the promise rejects with it) if a budget is spent, the queue is full, or a pause
   * is longer than the start may wait; the reason of `signal` if that is aborted.
   */
  take(options: TurnOptions): Turn | Promise<Turn>;
  /** Holds all starts for so many milliseconds from now; then they go on paced. A longer pause in force stays. */
  pause(milliseconds: number): void;
}
