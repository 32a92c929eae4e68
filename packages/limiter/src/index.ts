export {
  type Budget,
  createSharedLimiter,
  type SharedLimiter,
  type SharedLimiterOptions,
} from "./create-shared-limiter.ts";
export type { Granted, LimiterStore, Refused, StoreRule, StoreState } from "./limiter-store.ts";
