import { brand, hasBrand } from "./brand.ts";
import { GongApiError } from "./gong-api-error.ts";

/** 409: what was reported contradicts what the service has, usually because it has it already. */
export class GongConflictError extends GongApiError {
  static {
    brand(GongConflictError, "GongConflictError");
  }
}

/** Whether a value is a {@link GongConflictError}, also one made by another copy of this package. */
export const isGongConflictError = (value: unknown): value is GongConflictError => hasBrand(value, "GongConflictError");
