import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 404: there is nothing at this path, which may mean a wrong `baseUrl`. */
export class GongNotFoundError extends GongApiError {
  static {
    brand(GongNotFoundError, "GongNotFoundError");
  }
}

/** Whether a value is a {@link GongNotFoundError}, also one made by another copy of this package. */
export const isGongNotFoundError = (value: unknown): value is GongNotFoundError => hasBrand(value, "GongNotFoundError");
