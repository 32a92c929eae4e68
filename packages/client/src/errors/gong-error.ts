import { brand, hasBrand } from "./brand.ts";

/**
 * What became of a whole call, all its attempts taken together.
 *
 * - `not-sent`: nothing left the process, or no connection was made.
 * - `refused`: the service said no.
 * - `unknown`: it was sent, and no trustworthy answer came back. It may have been carried out.
 */
export type Delivery = "not-sent" | "refused" | "unknown";

/** Base of all errors of this package. */
export class GongError extends Error {
  static {
    brand(GongError, "GongError");
  }

  /** What became of the call. Whoever reports again after `unknown` may report twice, unless an idempotency key stops it. */
  readonly delivery: Delivery = "not-sent";
  /** How often the request was started. */
  readonly attempts: number = 0;
  /** The operation that was called; absent if the error is not about a call. */
  declare readonly operationId?: string;
  /** The idempotency key of the call, if it had one: report again under the same key after `unknown`. */
  declare readonly idempotencyKey?: string;
}

/**
 * Whether a value is a {@link GongError}, also one made by another copy of this package.
 *
 * @example
 * ```ts
 * import { isGongError } from "@gong-engagement/client";
 *
 * const mayHaveArrived = (error: unknown): boolean => isGongError(error) && error.delivery === "unknown";
 * ```
 */
export const isGongError = (value: unknown): value is GongError => hasBrand(value, "GongError");
