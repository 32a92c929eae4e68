import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import type { CallOptions, RetryOptions } from "./call-options.ts";

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

/** Completes the limits of a client or a call by those that hold without it. */
export const resolveLimits = (
  options: Pick<CallOptions, "timeout" | "deadline" | "retry">,
  base: Limits,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): Limits => {
  const { timeout, deadline, retry } = options;
  if (timeout === undefined && deadline === undefined && retry === undefined) return base;
  if (retry !== undefined && retry !== false && (typeof retry !== "object" || retry === null)) {
    throw new ErrorClass("retry: pass an object, or false");
  }
  const pick = (
    name: string,
    value: number | undefined,
    fallback: number,
    isValid: (value: number) => boolean,
  ): number => {
    if (value === undefined) return fallback;
    if (typeof value !== "number" || !isValid(value)) throw new ErrorClass(`${name}: not a number, or out of range`);
    return value;
  };
  const isPositive = (value: number): boolean => value > 0;
  const isNotNegative = (value: number): boolean => value >= 0;
  const { attempts, minDelay, maxDelay, maxRetryAfter } = retry === false ? { attempts: 1 } : { ...retry };
  return {
    timeout: pick("timeout", timeout, base.timeout, isPositive),
    deadline: pick("deadline", deadline, base.deadline, isPositive),
    retry: {
      attempts: pick("retry.attempts", attempts, base.retry.attempts, (value) => value >= 1 && value % 1 === 0),
      minDelay: pick("retry.minDelay", minDelay, base.retry.minDelay, isNotNegative),
      maxDelay: pick("retry.maxDelay", maxDelay, base.retry.maxDelay, isNotNegative),
      maxRetryAfter: pick("retry.maxRetryAfter", maxRetryAfter, base.retry.maxRetryAfter, isNotNegative),
    },
  };
};
