export type { Middleware } from "openapi-fetch";
export type { AuthOptions, BasicAuth, BearerAuth } from "./auth/auth-options.ts";
export type { Token, TokenProvider, TokenRequest } from "./auth/token-provider.ts";
export { createClient } from "./create-client.ts";
export { GongApiError, isGongApiError } from "./errors/gong-api-error.ts";
export { GongClosedError, isGongClosedError } from "./errors/gong-closed-error.ts";
export { GongConfigError, isGongConfigError } from "./errors/gong-config-error.ts";
export { GongConnectionError, isGongConnectionError } from "./errors/gong-connection-error.ts";
export { type Advice, type Delivery, GongError, isGongError } from "./errors/gong-error.ts";
export { GongInputError, type InputIssue, isGongInputError } from "./errors/gong-input-error.ts";
export {
  GongLimiterError,
  isGongLimiterError,
  type LimiterErrorDetails,
  type LimiterReason,
} from "./errors/gong-limiter-error.ts";
export { GongResponseError, isGongResponseError } from "./errors/gong-response-error.ts";
export { GongTimeoutError, isGongTimeoutError, type TimeoutScope } from "./errors/gong-timeout-error.ts";
export { GongTokenError, isGongTokenError } from "./errors/gong-token-error.ts";
export {
  GongAuthenticationError,
  GongBadRequestError,
  GongConflictError,
  GongNotFoundError,
  GongPermissionError,
  GongRateLimitError,
  GongServerError,
  isGongAuthenticationError,
  isGongBadRequestError,
  isGongConflictError,
  isGongNotFoundError,
  isGongPermissionError,
  isGongRateLimitError,
  isGongServerError,
} from "./errors/status-errors.ts";
export type { SchemeCredentials } from "./generated/scheme-credentials.ts";
export type { ClientCallOptions, ClientMethod, ClientResult, CloseOptions, GongClient } from "./gong-client.ts";
export type {
  ErrorEvent,
  Hooks,
  Logger,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  SuccessEvent,
} from "./observe/hooks.ts";
export type {
  BeforeSendEvent,
  CallOptions,
  CallRequest,
  HeadersOption,
  HeaderValues,
  RetryOptions,
} from "./options/call-options.ts";
export type { ClientOptions, DerivedOptions, Fetch } from "./options/client-options.ts";
export type { InputSchemas, StandardIssue, StandardResult, StandardSchema } from "./options/validate.ts";
export { type AdaptiveLimiterOptions, createAdaptiveLimiter } from "./rate-limit/create-adaptive-limiter.ts";
export { checkWindow, createRateLimiter, type RateLimitWindow } from "./rate-limit/create-rate-limiter.ts";
export { getDefaultRateLimit } from "./rate-limit/get-default-rate-limit.ts";
export {
  longestPacedInterval,
  mostInARow,
  type RateLimiter,
  type RateLimitState,
  type Turn,
  type TurnOptions,
  type WindowState,
} from "./rate-limit/rate-limiter.ts";
export { type CallPromise, type CallResult, type ClientSource, sendOperation } from "./send-operation.ts";
