import { GongConfigError } from "../errors/gong-config-error.ts";
import type { CloseOptions } from "../gong-client.ts";
import { dropUndefined, isObject } from "../guards.ts";
import type { CallOptions, RetryOptions } from "./call-options.ts";
import { checkOptions, count, delay, type OptionsErrorClass, type Rule, type Rules } from "./check-options.ts";

/** How long a call may take and how often it is tried, complete. Times are in milliseconds. */
export interface Timing {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
}

export const defaultTiming: Timing = {
  timeout: 30_000,
  deadline: Infinity,
  retry: { attempts: 3, rateLimitAttempts: 10, minDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 },
};

const retryRules: Rules = {
  attempts: count,
  rateLimitAttempts: count,
  minDelay: delay,
  maxDelay: delay,
  maxRetryAfter: delay,
};

export const retryRule: Rule = {
  isValid: (value) => value === false || isObject(value),
  expected: "an object, or false for one attempt",
};

/**
 * Completes the timing of a client or a call by what holds without it.
 *
 * @throws ErrorClass if a value of `retry` is wrong
 */
export const resolveTiming = (
  { timeout, deadline, retry }: Pick<CallOptions, "timeout" | "deadline" | "retry">,
  base: Timing,
  ErrorClass: OptionsErrorClass,
): Timing => {
  if (timeout === undefined && deadline === undefined && retry === undefined) return base;
  const given: RetryOptions = retry === false ? { attempts: 1, rateLimitAttempts: 1 } : (retry ?? {});
  return {
    ...base,
    ...dropUndefined({ timeout, deadline }),
    retry: { ...base.retry, ...checkOptions(given, retryRules, "retry.", ErrorClass) },
  };
};

/**
 * The milliseconds until `close` gives up what is left; `Infinity` if it waits for it.
 *
 * @throws GongConfigError if the options are wrong
 */
export const resolveCloseTimeout = (options: CloseOptions): number => {
  if (!isObject(options)) throw new GongConfigError("close: pass an object, such as { timeout: 10_000 }");
  checkOptions(options, { timeout: delay }, "close.", GongConfigError);
  return options.timeout ?? Infinity;
};
