import { type ApiErrorDetails, GongApiError } from "./gong-api-error.ts";
import { GongAuthenticationError } from "./gong-authentication-error.ts";
import { GongBadRequestError } from "./gong-bad-request-error.ts";
import { GongConflictError } from "./gong-conflict-error.ts";
import { GongNotFoundError } from "./gong-not-found-error.ts";
import { GongPermissionError } from "./gong-permission-error.ts";
import { GongRateLimitError } from "./gong-rate-limit-error.ts";
import { GongServerError } from "./gong-server-error.ts";

const errorClasses: { readonly [status: number]: typeof GongApiError } = {
  400: GongBadRequestError,
  401: GongAuthenticationError,
  403: GongPermissionError,
  404: GongNotFoundError,
  409: GongConflictError,
  429: GongRateLimitError,
};

/** The error of an answer with an error status, of the class that belongs to the status. */
export const createApiError = (details: ApiErrorDetails): GongApiError => {
  const { status } = details;
  return new (errorClasses[status] ?? (status < 500 ? GongApiError : GongServerError))(details);
};
