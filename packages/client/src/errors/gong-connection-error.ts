import { brand, hasBrand } from "./brand.ts";
import { GongError } from "./gong-error.ts";

/** No connection was made (not-sent), or it was lost after sending, the body of a 2xx included (unknown). */
export class GongConnectionError extends GongError {
  static {
    brand(GongConnectionError, "GongConnectionError");
  }
}

/** Whether a value is a {@link GongConnectionError}, also one made by another copy of this package. */
export const isGongConnectionError = (value: unknown): value is GongConnectionError =>
  hasBrand(value, "GongConnectionError");
