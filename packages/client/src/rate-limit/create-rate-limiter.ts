import { GongConfigError } from "../errors/gong-config-error.ts";
import { isObject } from "../guards.ts";
import { checkOptions, count, duration, type Rule } from "../options/check-options.ts";
import { createLimiter } from "./create-limiter.ts";
import { longestPacedInterval, type RateLimiter } from "./rate-limiter.ts";
import { createBudgetWindow, createPacedWindow, type Window } from "./windows.ts";

/** At most `limit` starts in any `interval`. */
export interface RateLimitWindow {
  /** Starts that are allowed, a whole number from 1. */
  readonly limit: number;
  /** Milliseconds. Up to 60,000 the starts are spread over it; a longer one is a budget. */
  readonly interval: number;
  /** Starts that may be at once after idle time, a whole number from 1 to `limit`; 1 by default. A budget ignores it. */
  readonly burst?: number | undefined;
}

/**
 * Makes a limiter for a known limit. Clients that get the same one share the limit.
 *
 * A window of up to a minute is paced: starts are `interval / limit` apart plus 1 %, after `burst` at once, and never more
 * than `limit` in any `interval`, wherever it begins. A longer window is a budget: calls start until it is spent,
 * those that wait counted too, and then fail at once until the oldest start is an `interval` ago. All windows hold
 * together. Calls that were started before go first, and among these and the others it is first come, first served; after
 * nine of the former in a row one of the latter has its turn. A call is refused with a `GongLimiterError` of reason `budget`,
 * `queue` (the client's `maxQueue`) or `pause` (a 429 asked for more than `retry.maxRetryAfter`).
 *
 * It knows the starts of its own process: several processes, and other integrations of the same company, must divide the
 * limit. Let `burst` be two thirds of what the service allows at once: the requests of a burst take time to be sent, and
 * arrive together with those that start after it.
 *
 * Timers are late by a millisecond or two. Up to 3 ms do not delay the next start, so two starts may be 3 ms nearer than
 * said; but not nearer than `interval / limit` if that is 300 ms or more, and never more than `limit` in an `interval`.
 *
 * @param windows - One or more windows; times in milliseconds.
 * @throws GongConfigError if there is no window, or a window is not as described.
 *
 * @example
 * ```ts
 * import { createClient, createRateLimiter } from "@gong-engagement/client";
 *
 * // One of three processes that share 3 calls a second and 10,000 a day.
 * const rateLimit = createRateLimiter([
 *   { limit: 1, interval: 1_000 },
 *   { limit: 3_333, interval: 86_400_000 },
 * ]);
 * const client = createClient({ rateLimit });
 * ```
 */
export function createRateLimiter(windows: readonly RateLimitWindow[]): RateLimiter {
  if (!Array.isArray(windows) || windows.length === 0) {
    throw new GongConfigError("rateLimit: pass a list of windows, a limiter, or false for no limit");
  }
  return createLimiter(windows.map(createWindow));
}

/**
 * For authors of limiters: checks a window that a caller gave.
 *
 * @param place - what the message calls it, such as `windows[0]`
 * @throws GongConfigError if the window is not as described.
 */
export function checkWindow(window: RateLimitWindow, place: string): void {
  if (!isObject(window) || window.limit === undefined || window.interval === undefined) {
    throw new GongConfigError(`${place}: pass { limit, interval }`);
  }
  const { limit } = window;
  const interval: Rule = {
    isValid: (value) => duration.isValid(value) && value !== Infinity,
    expected: duration.expected,
  };
  const burst: Rule = {
    isValid: (value) => count.isValid(value) && Number(value) <= limit,
    expected: `${count.expected} to limit`,
  };
  checkOptions(window, { limit: count, interval, burst }, `${place}.`, GongConfigError);
}

function createWindow(window: RateLimitWindow, index: number): Window {
  checkWindow(window, `rateLimit[${index}]`);
  const { limit, interval, burst = 1 } = window;
  return interval > longestPacedInterval
    ? createBudgetWindow(limit, interval)
    : createPacedWindow(limit, interval, burst);
}
