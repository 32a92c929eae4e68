import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import { isObject } from "../is-object.ts";
import type { CallOptions, RetryOptions } from "./call-options.ts";
import { completeNumbers, isCount, isNotNegative, isPositive } from "./complete-numbers.ts";

/** What bounds a call, complete. Times are in milliseconds. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: { readonly [Name in keyof RetryOptions]-?: number };
}

export const defaultLimits: Limits = {
  timeout: 30_000,
  deadline: Infinity,
  retry: { attempts: 3, minDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 },
};

const rules = { timeout: isPositive, deadline: isPositive };
const retryRules = {
  attempts: isCount,
  minDelay: isNotNegative,
  maxDelay: isNotNegative,
  maxRetryAfter: isNotNegative,
};

/** Completes the limits of a client or a call by those that hold without it. */
export const resolveLimits = (
  options: Pick<CallOptions, "timeout" | "deadline" | "retry">,
  base: Limits,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): Limits => {
  const { timeout, deadline, retry = {} } = options;
  if (timeout === undefined && deadline === undefined && options.retry === undefined) return base;
  if (retry !== false && !isObject(retry)) throw new ErrorClass("retry: pass an object, or false");
  return {
    ...completeNumbers(rules, options, base, "", ErrorClass),
    retry: completeNumbers(retryRules, retry || { attempts: 1 }, base.retry, "retry.", ErrorClass),
  };
};
