import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** Options that are wrong or contradict each other, or credentials that are missing. */
export class GongConfigError extends GongError {
  static {
    brand(GongConfigError, "GongConfigError");
  }
}

/** Whether a value is a {@link GongConfigError}, also one made by another copy of this package. */
export const isGongConfigError = (value: unknown): value is GongConfigError => hasBrand(value, "GongConfigError");
