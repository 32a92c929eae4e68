import {
  GongApiError,
  GongConflictError,
  GongError,
  GongInputError,
  GongRateLimitError,
  isGongApiError,
  isGongAuthenticationError,
  isGongBadRequestError,
  isGongClosedError,
  isGongConfigError,
  isGongConflictError,
  isGongConnectionError,
  isGongError,
  isGongInputError,
  isGongNotFoundError,
  isGongPermissionError,
  isGongRateLimitError,
  isGongResponseError,
  isGongServerError,
  isGongTimeoutError,
  isGongTokenError,
} from "@gong-engagement/sdk";

// A guard whose class has the structure of another's leaves `never` behind: each property that is read below is an error then.

export const apiErrorsByGuard = (error: unknown): string => {
  if (!isGongApiError(error)) throw error;
  if (isGongBadRequestError(error)) return `${error.name satisfies "GongBadRequestError"} ${error.errors}`;
  if (isGongAuthenticationError(error)) return `${error.name satisfies "GongAuthenticationError"} ${error.errors}`;
  if (isGongPermissionError(error)) return `${error.name satisfies "GongPermissionError"} ${error.errors}`;
  if (isGongNotFoundError(error)) return `${error.name satisfies "GongNotFoundError"} ${error.errors}`;
  if (isGongConflictError(error)) return `${error.name satisfies "GongConflictError"} ${error.idempotencyKey}`;
  if (isGongRateLimitError(error)) return `${error.name satisfies "GongRateLimitError"} ${error.resumeAt}`;
  if (isGongServerError(error)) return `${error.name satisfies "GongServerError"} ${error.retryAfter}`;
  return `${error.status} ${error.delivery}`;
};

export const apiErrorsByGuardBackwards = (error: unknown): string => {
  if (isGongServerError(error)) return `${error.status}`;
  if (isGongRateLimitError(error)) return `${error.resumeAt}`;
  if (isGongConflictError(error)) return `${error.status}`;
  if (isGongNotFoundError(error)) return `${error.status}`;
  if (isGongPermissionError(error)) return `${error.status}`;
  if (isGongAuthenticationError(error)) return `${error.status}`;
  if (isGongBadRequestError(error)) return `${error.status}`;
  if (isGongApiError(error)) return `${error.status} ${error.delivery}`;
  throw error;
};

export const otherErrorsByGuard = (error: unknown): string => {
  if (!isGongError(error)) throw error;
  if (isGongConfigError(error)) return `${error.name satisfies "GongConfigError"} ${error.message}`;
  if (isGongInputError(error)) return `${error.name satisfies "GongInputError"} ${error.delivery}`;
  if (isGongClosedError(error)) return `${error.name satisfies "GongClosedError"} ${error.delivery}`;
  if (isGongTokenError(error)) return `${error.name satisfies "GongTokenError"} ${error.delivery}`;
  if (isGongConnectionError(error)) return `${error.name satisfies "GongConnectionError"} ${error.delivery}`;
  if (isGongTimeoutError(error)) return `${error.name satisfies "GongTimeoutError"} ${error.scope}`;
  if (isGongResponseError(error)) return `${error.name satisfies "GongResponseError"} ${error.location}`;
  if (isGongApiError(error)) return `${error.status}`;
  return `${error.operationId} ${error.delivery}`;
};

export const otherErrorsByGuardBackwards = (error: unknown): string => {
  if (!isGongError(error)) throw error;
  if (isGongApiError(error)) return `${error.status}`;
  if (isGongResponseError(error)) return `${error.location}`;
  if (isGongTimeoutError(error)) return error.scope;
  if (isGongConnectionError(error)) return `${error.delivery}`;
  if (isGongTokenError(error)) return `${error.delivery}`;
  if (isGongClosedError(error)) return `${error.delivery}`;
  if (isGongInputError(error)) return `${error.delivery}`;
  if (isGongConfigError(error)) return error.message;
  return `${error.operationId} ${error.delivery}`;
};

export const byClass = (error: unknown): string => {
  if (!(error instanceof GongError)) throw error;
  if (error instanceof GongInputError) return "input";
  if (!(error instanceof GongApiError)) return `${error.delivery}`;
  if (error instanceof GongConflictError) return "already reported";
  if (error instanceof GongRateLimitError) return `later: ${error.resumeAt}`;
  return `status ${error.status}`;
};
