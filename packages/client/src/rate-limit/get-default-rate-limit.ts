import { service } from "../generated/service.ts";
import type { RateLimitWindow } from "./create-rate-limiter.ts";

/** Returns the windows that the API's description states: the limit that clients keep by default. Empty if it states none. */
export const getDefaultRateLimit = (): readonly RateLimitWindow[] => service.rateLimit;
