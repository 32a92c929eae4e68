import { brand, hasBrand } from "./brand.ts";
import { type Advice, GongError } from "./gong-error.ts";

/** The token provider threw, timed out or returned nothing usable. The next call asks it again. */
export class GongTokenError extends GongError {
  static {
    brand(GongTokenError, "GongTokenError");
  }

  declare readonly name: "GongTokenError";
  override readonly advice: Advice = "fix-access";
}

/** Whether a value is a {@link GongTokenError}, also one made by another copy of this package. */
export const isGongTokenError = (value: unknown): value is GongTokenError => hasBrand(value, "GongTokenError");
