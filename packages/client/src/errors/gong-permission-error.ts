import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 403: the credentials do not allow this, or the network address is not on the company's list of trusted ones. */
export class GongPermissionError extends GongApiError {
  static {
    brand(GongPermissionError, "GongPermissionError");
  }
}

/** Whether a value is a {@link GongPermissionError}, also one made by another copy of this package. */
export const isGongPermissionError = (value: unknown): value is GongPermissionError =>
  hasBrand(value, "GongPermissionError");
