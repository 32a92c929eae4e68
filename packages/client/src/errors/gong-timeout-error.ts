import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** `attempt`: the option `timeout` ran out. `deadline`: the option `deadline` ran out. */
export type TimeoutScope = "attempt" | "deadline";

/** An attempt, or the whole call, took longer than it may. */
export class GongTimeoutError extends GongError {
  static {
    brand(GongTimeoutError, "GongTimeoutError");
  }

  declare readonly name: "GongTimeoutError";
  /** Which of the two limits ended the call. */
  readonly scope: TimeoutScope;

  /**
   * @param limit - milliseconds that the attempt or the call may take
   * @param what - what took longer
   */
  constructor(scope: TimeoutScope, limit: number, what: string = scope === "attempt" ? "The attempt" : "The call") {
    super(`${what} took longer than ${limit} ms (option ${scope === "attempt" ? "timeout" : "deadline"})`);
    this.scope = scope;
  }
}

/** Whether a value is a {@link GongTimeoutError}, also one made by another copy of this package. */
export const isGongTimeoutError = (value: unknown): value is GongTimeoutError => hasBrand(value, "GongTimeoutError");
