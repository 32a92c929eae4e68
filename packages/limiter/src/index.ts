export { createSharedLimiter } from "./create-shared-limiter.ts";
export type { Granted, LimiterStore, Refused, StoreRule, StoreState } from "./limiter-store.ts";
export type { Budget, SharedLimiter, SharedLimiterOptions } from "./shared-limiter.ts";
