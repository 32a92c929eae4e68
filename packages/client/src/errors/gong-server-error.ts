import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 5xx: the service failed. What was sent may have been carried out. */
export class GongServerError extends GongApiError {
  static {
    brand(GongServerError, "GongServerError");
  }
}

/** Whether a value is a {@link GongServerError}, also one made by another copy of this package. */
export const isGongServerError = (value: unknown): value is GongServerError => hasBrand(value, "GongServerError");
