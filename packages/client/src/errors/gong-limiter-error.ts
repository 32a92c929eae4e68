import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/**
 * Why the limiter let no request start.
 *
 * - `budget`: a window of more than a minute is spent.
 * - `queue`: as many calls wait as may wait.
 * - `pause`: the service asked for a longer pause than the call may wait.
 * - `unavailable`: the limiter itself could not be reached, or failed.
 */
export type LimiterReason = "budget" | "queue" | "pause" | "unavailable";

const explanations: { readonly [Reason in LimiterReason]: string } = {
  budget: "the budget is spent",
  queue: "too many calls wait",
  pause: "the service asked for a longer pause than the call may wait",
  unavailable: "the limiter is unavailable",
};

/** What a {@link GongLimiterError} knows beyond its reason. */
export interface LimiterErrorDetails {
  /** When a start is possible again, if that is known. */
  readonly resumeAt?: Date | undefined;
  /** A sentence without its full stop, with figures; by default a general one for each reason. */
  readonly explanation?: string | undefined;
  readonly cause?: unknown;
}

/** The limiter let no request start: the service was not asked. Not a 429; that is a `GongRateLimitError`. */
export class GongLimiterError extends GongError {
  static {
    brand(GongLimiterError, "GongLimiterError");
  }

  declare readonly name: "GongLimiterError";
  override readonly advice: Advice = "wait";
  /** Why no request was started. */
  readonly reason: LimiterReason;
  /** When a start is possible again, if that is known. */
  declare readonly resumeAt?: Date;

  constructor(
    reason: LimiterReason,
    { resumeAt, explanation = explanations[reason], cause }: LimiterErrorDetails = {},
  ) {
    const resumes = resumeAt ? `; starts go on at ${resumeAt.toISOString()}` : "";
    super(`Not started by the limiter (${reason}): ${explanation}${resumes}`, cause === undefined ? {} : { cause });
    this.reason = reason;
    if (resumeAt) this.resumeAt = resumeAt;
  }
}

/** Whether a value is a {@link GongLimiterError}, also one made by another copy of this package. */
export const isGongLimiterError = (value: unknown): value is GongLimiterError => hasBrand(value, "GongLimiterError");
