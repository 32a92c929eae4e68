import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** `budget`: a long window is spent. `queue`: too many calls wait. `pause`: the service asked for a longer pause than the call may wait. */
export type LimitReason = "budget" | "queue" | "pause";

/** The limiter let no request start: the service was not asked. */
export class GongLimitError extends GongError {
  static {
    brand(GongLimitError, "GongLimitError");
  }

  /** What stood in the way. */
  readonly reason: LimitReason;
  /** When a start is possible again, if that is known. */
  declare readonly resumeAt?: Date;

  constructor(reason: LimitReason, resumeAt?: Date) {
    super(`Not started by the limiter: ${reason}`);
    this.reason = reason;
    if (resumeAt) this.resumeAt = resumeAt;
  }
}

/** Whether a value is a {@link GongLimitError}, also one made by another copy of this package. */
export const isGongLimitError = (value: unknown): value is GongLimitError => hasBrand(value, "GongLimitError");
