import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** The token provider threw, timed out or returned nothing usable. The next call asks it again. */
export class GongTokenError extends GongError {
  static {
    brand(GongTokenError, "GongTokenError");
  }
}

/** Whether a value is a {@link GongTokenError}, also one made by another copy of this package. */
export const isGongTokenError = (value: unknown): value is GongTokenError => hasBrand(value, "GongTokenError");
