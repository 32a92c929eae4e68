import { createRateLimiter } from "../create-rate-limiter.ts";
import type { RateLimiter } from "../rate-limiter.ts";

/** One start every 100 ms, the 1 percent included. */
export const createTenthLimiter = (burst = 1): RateLimiter =>
  createRateLimiter([{ limit: 10, interval: 1_000 / 1.01, burst }]);
