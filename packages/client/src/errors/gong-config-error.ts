import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** Wrong options, or credentials that are missing. Thrown when a client is made. */
export class GongConfigError extends GongError {
  static {
    brand(GongConfigError, "GongConfigError");
  }

  declare readonly name: "GongConfigError";
  override readonly advice: Advice = "fix-access";
}

/** Whether a value is a {@link GongConfigError}, also one made by another copy of this package. */
export const isGongConfigError = (value: unknown): value is GongConfigError => hasBrand(value, "GongConfigError");
