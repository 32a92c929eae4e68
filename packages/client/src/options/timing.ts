import { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import type { CloseOptions } from "../gong-client.ts";
import { isObject } from "../guards.ts";
import type { CallOptions, RetryOptions } from "./call-options.ts";
import { checkNames } from "./check-names.ts";

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

/** Says whether a number is in its range, and what to pass. */
export interface NumberRule {
  readonly isValid: (value: number) => boolean;
  readonly expected: string;
}

const duration: NumberRule = { isValid: (value) => value > 0, expected: "milliseconds, more than 0" };
const delay: NumberRule = { isValid: (value) => value >= 0, expected: "milliseconds, 0 or more" };
const count: NumberRule = { isValid: (value) => value >= 1 && value % 1 === 0, expected: "a whole number from 1" };

const rules = { timeout: duration, deadline: duration };
const retryRules = {
  attempts: count,
  rateLimitAttempts: count,
  minDelay: delay,
  maxDelay: delay,
  maxRetryAfter: delay,
};

/**
 * Takes the numbers that are given, and the others from `base`.
 *
 * @param prefix - precedes the name of an option in messages
 * @throws ErrorClass if a value is not a number, or out of its range
 */
export const mergeNumbers = <Name extends string, Base extends { readonly [name in NoInfer<Name>]: number }>(
  rulesByName: { readonly [name in Name]: NumberRule },
  given: { readonly [name in NoInfer<Name>]?: number | undefined },
  base: Base,
  prefix: string,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): Base => {
  const merged = { ...base };
  for (const name in rulesByName) {
    const value: unknown = given[name];
    if (value === undefined) continue;
    const { isValid, expected } = rulesByName[name];
    if (typeof value !== "number" || !isValid(value)) {
      const found = typeof value === "number" ? `${value}` : value === null ? "null" : `a ${typeof value}`;
      throw new ErrorClass(`${prefix}${name}: pass ${expected}; this is ${found}`);
    }
    Object.assign(merged, { [name]: value });
  }
  return merged;
};

/**
 * Completes the timing of a client or a call by what holds without it.
 *
 * @throws ErrorClass if a value is wrong
 */
export const resolveTiming = (
  options: Pick<CallOptions, "timeout" | "deadline" | "retry">,
  base: Timing,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): Timing => {
  const { timeout, deadline, retry } = options;
  if (timeout === undefined && deadline === undefined && retry === undefined) return base;
  const merged = mergeNumbers(rules, options, base, "", ErrorClass);
  if (retry === undefined) return merged;
  if (retry !== false && !isObject(retry)) throw new ErrorClass("retry: pass an object, or false for one attempt");
  if (retry) checkNames(retry, Object.keys(retryRules), "retry.", ErrorClass);
  const given = retry || { attempts: 1, rateLimitAttempts: 1 };
  return { ...merged, retry: mergeNumbers(retryRules, given, base.retry, "retry.", ErrorClass) };
};

/**
 * The milliseconds until `close` gives up what is left; `Infinity` if it waits for it.
 *
 * @throws GongConfigError if the options are wrong
 */
export const resolveCloseTimeout = (options: CloseOptions): number => {
  if (!isObject(options)) throw new GongConfigError("close: pass an object, such as { timeout: 10_000 }");
  checkNames(options, ["timeout"], "close.", GongConfigError);
  return mergeNumbers({ timeout: delay }, options, { timeout: Infinity }, "close.", GongConfigError).timeout;
};
