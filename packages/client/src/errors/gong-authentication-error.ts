import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 401: the credentials are missing, wrong or expired. A provider's token was renewed once before. */
export class GongAuthenticationError extends GongApiError {
  static {
    brand(GongAuthenticationError, "GongAuthenticationError");
  }
}

/** Whether a value is a {@link GongAuthenticationError}, also one made by another copy of this package. */
export const isGongAuthenticationError = (value: unknown): value is GongAuthenticationError =>
  hasBrand(value, "GongAuthenticationError");
