import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 400: the service does not accept the input. The same input will be refused again. */
export class GongBadRequestError extends GongApiError {
  static {
    brand(GongBadRequestError, "GongBadRequestError");
  }
}

/** Whether a value is a {@link GongBadRequestError}, also one made by another copy of this package. */
export const isGongBadRequestError = (value: unknown): value is GongBadRequestError =>
  hasBrand(value, "GongBadRequestError");
