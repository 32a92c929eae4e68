import { dropUndefined } from "../guards.ts";
import { brand, hasBrand } from "./brand.ts";

/**
 * The outcome of a whole call, all its attempts taken together.
 *
 * - `not-sent`: nothing left the process, or no connection was made.
 * - `refused`: the service said no.
 * - `unknown`: it was sent, and no trustworthy answer came back. It may have been carried out.
 */
export type Delivery = "not-sent" | "refused" | "unknown";

/**
 * What to do with the event now.
 *
 * - `fix-event`: the service refuses this event as it is, or it cannot be sent. Correct it; the same again fails again.
 * - `wait`: nothing is wrong with the event. Report it again after `resumeAt`, or later if there is no `resumeAt`.
 * - `fix-access`: nothing is wrong with the event. Correct credentials, permissions, options or the base URL, then report it
 *   again.
 * - `report-again`: report it again, under `idempotencyKey` if the error has one.
 * - `check-by-hand`: it may have been recorded, and a repetition may record it twice. Let a person or a rule of yours decide.
 * - `none`: the service has it.
 */
export type Advice = "fix-event" | "wait" | "fix-access" | "report-again" | "check-by-hand" | "none";

/** What a call adds to its error. */
export interface CallFacts {
  readonly operationId: string;
  readonly attempts: number;
  readonly delivery: Delivery;
  readonly idempotencyKey?: string | undefined;
}

/** Base of all errors of this package. */
export class GongError extends Error {
  static {
    brand(GongError, "GongError");
  }

  /** The outcome of the call. Whoever reports again after `unknown` may report twice, unless an idempotency key stops it. */
  readonly delivery: Delivery = "not-sent";
  /** What to do with the event now. */
  readonly advice: Advice = "report-again";
  /** Number of times the request was started. */
  readonly attempts: number = 0;
  /** The operation that was called; absent if the error is not about a call. */
  declare readonly operationId?: string;
  /** The idempotency key of the call, if it had one: report again under the same key after `unknown`. */
  declare readonly idempotencyKey?: string;

  /** What a structured log needs: name, message and the other fields, without headers, body and stack. */
  toJSON(): object {
    const { name, message } = this;
    return { ...this, name, message, headers: undefined };
  }
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

/**
 * Gives an error the stack of the caller: an error that is made after an `await` knows only this package's own lines. V8
 * follows awaits from here to the caller; elsewhere nothing changes.
 */
const recaptureStack = (error: GongError): void => {
  // Not in every platform, and not in the types of every platform.
  const capture: unknown = Reflect.get(Error, "captureStackTrace");
  if (typeof capture === "function") capture.call(Error, error, completeError);
};

const completed = new WeakSet<object>();

/**
 * Completes an error by the outcome of the call that made it, and gives it the stack of the caller. Does so once: an error
 * that comes back, as a reason to abort another call for example, stays as it is. So does one that is frozen.
 */
export const completeError = (error: GongError, { idempotencyKey, ...facts }: CallFacts): void => {
  if (completed.has(error) || !Object.isExtensible(error)) return;
  completed.add(error);
  const isUnknown = facts.delivery === "unknown";
  const isDuplicate = isUnknown && idempotencyKey !== undefined && "isDuplicate" in error;
  const again: Advice = isDuplicate ? "none" : idempotencyKey === undefined ? "check-by-hand" : "report-again";
  const advice = isUnknown ? again : undefined;
  Object.assign(error, dropUndefined({ ...facts, idempotencyKey, advice, isDuplicate: isDuplicate || undefined }));
  recaptureStack(error);
};
