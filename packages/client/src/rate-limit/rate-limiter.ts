/** For authors of limiters: the longest interval of a window, in milliseconds, that is paced. Longer windows are budgets. */
export const longestPacedInterval: number = 60_000;

/**
 * For authors of limiters: later attempts go before first ones; after this number of them in a row a first attempt that waits
 * has its turn.
 */
export const mostInARow: number = 9;

/** How one start waits for its turn. */
export interface TurnOptions {
  /** Ends the wait and gives the place in the queue free; the wait rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Number of starts that may wait at once. One more fails with a `GongLimiterError` of reason `queue`. */
  readonly maxQueue: number;
  /**
   * Milliseconds that a pause after a 429 may hold this start. A longer pause fails it at once with a
   * `GongLimiterError` of reason `pause`, also if the pause begins while the start waits.
   */
  readonly maxPause: number;
  /** Moment on the clock of `performance.now()`. A pause that ends after it fails the start at once, like `maxPause`. */
  readonly deadline?: number | undefined;
  /**
   * Number of the attempt that starts, from 1; 1 if it is absent. Starts of later attempts go before first attempts, so
   * that a call which has begun soon ends.
   */
  readonly attempt?: number | undefined;
}

/**
 * A start that the limiter has counted. Each turn is ended by exactly one call of `cancel` or `settle`; what is called
 * after that has no effect. Neither may throw.
 */
export interface Turn {
  /** Gives the start back: nothing was sent. */
  cancel(): unknown;
  /** Tells the outcome of the start, for limiters that learn from it. `undefined`: no response arrived. */
  settle(status: number | undefined): unknown;
}

/** What is left of one window of a limit. */
export interface WindowState {
  readonly limit: number;
  /** Milliseconds. */
  readonly interval: number;
  /** Starts that are left in the interval up to now. */
  readonly remaining: number;
}

/** What a limiter knows at a moment. */
export interface RateLimitState {
  /** Starts that wait for their turn. */
  readonly waiting: number;
  /** Turns that have not been ended. */
  readonly inFlight: number;
  /** End of the pause that a 429 asked for; absent if there is no pause now. */
  readonly pausedUntil?: Date;
  /** The windows of a known limit; empty for a limiter that finds its rate, or has none. */
  readonly windows: readonly WindowState[];
}

/**
 * Decides when a request may start. Made by `createRateLimiter` or `createAdaptiveLimiter`, or by you: clients take any
 * object with `take` and `pause`. Clients that get the same limiter share the limit.
 */
export interface RateLimiter {
  /**
   * Waits for the next start: later attempts before first ones, and among these first come, first served. A start that need
   * not wait gets its turn without a promise. A client waits for the promise as for everything else: its deadline, an abort
   * and `close` end the wait, and a turn that comes after that is cancelled.
   *
   * @throws GongLimiterError (thrown, or the promise rejects with it) if a budget is spent, the queue is full, or a pause
   * is longer than the start may wait; the reason of `signal` if it is aborted. A client reports any other error as a
   * `GongLimiterError` of reason `unavailable`.
   */
  take(options: TurnOptions): Turn | Promise<Turn>;
  /**
   * Holds all starts for that many milliseconds from now; then they go on paced. A longer pause in force stays. The limiter
   * holds its own starts at once; a client waits for the promise before it goes on with the call that was answered by 429.
   */
  pause(milliseconds: number): void | Promise<void>;
  /** What is used and what waits. Optional. */
  state?(): RateLimitState;
}
