import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** Input, headers or call options that cannot be sent. Always not-sent, unless an earlier attempt was sent. */
export class GongInputError extends GongError {
  static {
    brand(GongInputError, "GongInputError");
  }

  declare readonly name: "GongInputError";
  override readonly advice: Advice = "fix-event";
}

/** About the options of a call and not about its input: nothing is wrong with the event. */
export class CallOptionsError extends GongInputError {
  override readonly advice: Advice = "fix-access";
}

/** Whether a value is a {@link GongInputError}, also one made by another copy of this package. */
export const isGongInputError = (value: unknown): value is GongInputError => hasBrand(value, "GongInputError");
