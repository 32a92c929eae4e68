import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** Input, headers or call options that cannot be sent. Always not-sent. */
export class GongInputError extends GongError {
  static {
    brand(GongInputError, "GongInputError");
  }
}

/** Whether a value is a {@link GongInputError}, also one made by another copy of this package. */
export const isGongInputError = (value: unknown): value is GongInputError => hasBrand(value, "GongInputError");
