import { createAdaptiveWindow } from "./create-adaptive-window.ts";
import { createLimiter } from "./create-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/**
 * Makes a limiter for an unknown share of a limit, as when other integrations use the same account. It finds its rate
 * from the answers of the service: it begins with 20 starts a second, goes faster while calls wait and all is accepted,
 * and slows down at a 429.
 *
 * A 429 tells two rates. The one it came at is too fast. What was accepted since the pause before, over the time up to the
 * end of the pause after, is allowed. It goes on at their geometric mean, and climbs back to the refused rate in 20
 * seconds; 10 more after each refusal, up to a minute. A refusal holds all starts for its `Retry-After`, at least for
 * a second.
 *
 * It knows no daily budget. Several clients of a process share it if it is passed to all; each process has its own, and
 * finds its own share. Where the limit is known, `createRateLimiter` is faster and is never refused.
 *
 * @example
 * ```ts
 * import { createAdaptiveLimiter } from "@gong-engagement/client";
 *
 * const rateLimit = createAdaptiveLimiter();
 * ```
 */
export const createAdaptiveLimiter = (): RateLimiter => createLimiter([createAdaptiveWindow()]);
