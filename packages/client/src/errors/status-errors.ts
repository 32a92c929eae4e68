import { brand, hasBrand } from "./brand.ts";
import { type ApiErrorDetails, GongApiError } from "./gong-api-error.ts";

/** 400: the service refuses the event as it is. `errors` says why. */
export class GongBadRequestError extends GongApiError {
  static {
    brand(GongBadRequestError, "GongBadRequestError");
  }

  declare readonly name: "GongBadRequestError";
}

/** Whether a value is a {@link GongBadRequestError}, also one made by another copy of this package. */
export const isGongBadRequestError = (value: unknown): value is GongBadRequestError =>
  hasBrand(value, "GongBadRequestError");

/** 401: the credentials are missing, wrong or expired. A provider's token was renewed once before. */
export class GongAuthenticationError extends GongApiError {
  static {
    brand(GongAuthenticationError, "GongAuthenticationError");
  }

  declare readonly name: "GongAuthenticationError";
}

/** Whether a value is a {@link GongAuthenticationError}, also one made by another copy of this package. */
export const isGongAuthenticationError = (value: unknown): value is GongAuthenticationError =>
  hasBrand(value, "GongAuthenticationError");

/** 403: the credentials are not allowed to do this, or not from this address. */
export class GongPermissionError extends GongApiError {
  static {
    brand(GongPermissionError, "GongPermissionError");
  }

  declare readonly name: "GongPermissionError";
}

/** Whether a value is a {@link GongPermissionError}, also one made by another copy of this package. */
export const isGongPermissionError = (value: unknown): value is GongPermissionError =>
  hasBrand(value, "GongPermissionError");

/** 404: the service has no such path or object. */
export class GongNotFoundError extends GongApiError {
  static {
    brand(GongNotFoundError, "GongNotFoundError");
  }

  declare readonly name: "GongNotFoundError";
}

/** Whether a value is a {@link GongNotFoundError}, also one made by another copy of this package. */
export const isGongNotFoundError = (value: unknown): value is GongNotFoundError => hasBrand(value, "GongNotFoundError");

/** 409: what was reported contradicts what the service has, usually because it has it already. */
export class GongConflictError extends GongApiError {
  static {
    brand(GongConflictError, "GongConflictError");
  }

  declare readonly name: "GongConflictError";
  /**
   * Whether an earlier attempt of this call may have been what the service has: the call has an idempotency key, and an
   * attempt before this one got no trustworthy answer. `delivery` is `unknown` then, and the event is recorded. A new call
   * under the key of an earlier one knows nothing of that one: `isDuplicate` is false, and the event is also recorded.
   */
  readonly isDuplicate: boolean = false;
}

/** Whether a value is a {@link GongConflictError}, also one made by another copy of this package. */
export const isGongConflictError = (value: unknown): value is GongConflictError => hasBrand(value, "GongConflictError");

/** 429: too many calls, those of other integrations included. `resumeAt` says when to go on, if the service does. */
export class GongRateLimitError extends GongApiError {
  static {
    brand(GongRateLimitError, "GongRateLimitError");
  }

  declare readonly name: "GongRateLimitError";
}

/** Whether a value is a {@link GongRateLimitError}, also one made by another copy of this package. */
export const isGongRateLimitError = (value: unknown): value is GongRateLimitError =>
  hasBrand(value, "GongRateLimitError");

/** 5xx: the service failed. What was sent may have been carried out. */
export class GongServerError extends GongApiError {
  static {
    brand(GongServerError, "GongServerError");
  }

  declare readonly name: "GongServerError";
}

/** Whether a value is a {@link GongServerError}, also one made by another copy of this package. */
export const isGongServerError = (value: unknown): value is GongServerError => hasBrand(value, "GongServerError");

const errorClasses: { readonly [status: number]: typeof GongApiError } = {
  400: GongBadRequestError,
  401: GongAuthenticationError,
  403: GongPermissionError,
  404: GongNotFoundError,
  409: GongConflictError,
  429: GongRateLimitError,
};

/** The error of a response with an error status, of the class that belongs to the status. */
export const createApiError = (details: ApiErrorDetails): GongApiError => {
  const { status } = details;
  return new (errorClasses[status] ?? (status < 500 ? GongApiError : GongServerError))(details);
};
