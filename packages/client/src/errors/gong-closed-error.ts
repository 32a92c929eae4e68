import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** The client was closed before the call, or while it ran. */
export class GongClosedError extends GongError {
  static {
    brand(GongClosedError, "GongClosedError");
  }

  declare readonly name: "GongClosedError";
}

/** Whether a value is a {@link GongClosedError}, also one made by another copy of this package. */
export const isGongClosedError = (value: unknown): value is GongClosedError => hasBrand(value, "GongClosedError");
