import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 429: the company's calls, those of all its integrations together, are over the limit. */
export class GongRateLimitError extends GongApiError {
  static {
    brand(GongRateLimitError, "GongRateLimitError");
  }
}

/** Whether a value is a {@link GongRateLimitError}, also one made by another copy of this package. */
export const isGongRateLimitError = (value: unknown): value is GongRateLimitError =>
  hasBrand(value, "GongRateLimitError");
