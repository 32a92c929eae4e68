import {
  GongConfigError,
  type RateLimiter,
  type RateLimitState,
  type RateLimitWindow,
  type Turn,
  type TurnOptions,
  type WindowState,
} from "@gong-engagement/client";
import type { LimiterStore } from "./limiter-store.ts";

/** Options of `createSharedLimiter`. */
export interface SharedLimiterOptions {
  /** Where the starts are counted. All processes that share the limit use the same one. */
  readonly store: LimiterStore;
  /** The limit that is shared; by default that of the API's description. Give each process the same windows. */
  readonly windows?: readonly RateLimitWindow[] | undefined;
  /**
   * How late a start may come after it was granted, as a share of the shortest interval; 0.05 by default, which is 50 ms of
   * a second. Starts are so much slower than the limit allows: 0.05 had no second with a fourth call in 4 processes that
   * made 400 calls, 0.01 had some.
   */
  readonly guard?: number | undefined;
  /** Name of the limit in the store, for stores that hold several: one for each customer, say. "default" by default. */
  readonly name?: string | undefined;
}

/** What all processes together have used, and what is left. */
export interface Budget {
  /** The windows, in the order in which they were given. */
  readonly windows: readonly WindowState[];
  /** End of the pause that a 429 asked for; absent if there is no pause now. */
  readonly pausedUntil?: Date;
}

/** A limiter whose limit is shared by all processes that use the same store. */
export interface SharedLimiter extends RateLimiter {
  /**
   * Waits until the store grants a start. Later attempts go before first ones, and among these first come, first served,
   * within this process.
   *
   * @throws GongLimiterError (the promise rejects with it) of reason `budget`, `queue` or `pause`, as the limiters of the
   * client do, and of reason `unavailable` if the store takes longer to answer than the guard allows; what the store throws;
   * the reason of `signal` if it is aborted.
   */
  take(options: TurnOptions): Promise<Turn>;
  /** Holds the starts of this process at once, and those of all others as soon as the store knows. */
  pause(milliseconds: number): Promise<void>;
  /**
   * What this process knows without asking: `windows` is what the store said last, less the starts of this process since; empty
   * before it has answered. If that was more than a second ago, the store is asked for the next time.
   */
  state(): RateLimitState;
  /** Asks the store what is left of each window, and until when starts are paused. */
  budget(): Promise<Budget>;
}

const optionNames = ["store", "windows", "guard", "name"];
const storeMethods = ["take", "giveBack", "pause", "peek"] as const;

/** @throws GongConfigError if an option is not as described. */
export const checkOptions = (options: SharedLimiterOptions): void => {
  if (typeof options !== "object" || options === null) throw new GongConfigError("createSharedLimiter: pass { store }");
  for (const name of Object.keys(options)) {
    if (optionNames.includes(name)) continue;
    throw new GongConfigError(`${name}: there is no such option; there are ${optionNames.join(", ")}`);
  }
  const missing = storeMethods.find((method) => typeof options.store?.[method] !== "function");
  if (missing) {
    throw new GongConfigError(
      `store: pass sqliteStore(file) or postgresStore(pool); the value has no method ${missing}`,
    );
  }
  const { name = "default" } = options;
  // PostgreSQL keeps no NUL, and no store half a character of UTF-16.
  if (typeof name !== "string" || name === "" || name.length > 500 || /[\p{Surrogate}\0]/u.test(name)) {
    throw new GongConfigError(
      "name: pass a text of 1 to 500 characters, without half characters of UTF-16 and without NUL",
    );
  }
};
