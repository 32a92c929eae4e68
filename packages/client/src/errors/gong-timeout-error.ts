import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** `attempt`: the option `timeout` ran out. `deadline`: the option `deadline` did. */
export type TimeoutScope = "attempt" | "deadline";

/** An attempt, or the whole call, took longer than it may. */
export class GongTimeoutError extends GongError {
  static {
    brand(GongTimeoutError, "GongTimeoutError");
  }

  /** Which of the two limits ended the call. */
  readonly scope: TimeoutScope;

  constructor(scope: TimeoutScope) {
    super(scope === "attempt" ? "The attempt timed out" : "The deadline of the call passed");
    this.scope = scope;
  }
}

/** Whether a value is a {@link GongTimeoutError}, also one made by another copy of this package. */
export const isGongTimeoutError = (value: unknown): value is GongTimeoutError => hasBrand(value, "GongTimeoutError");
