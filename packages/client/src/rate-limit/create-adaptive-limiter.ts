import { createAdaptiveWindow } from "./create-adaptive-window.ts";
import { createLimiter } from "./create-limiter.ts";
import type { RateLimiter } from "./rate-limiter.ts";

/**
 * Makes a limiter for an unknown share of a limit, as when other integrations use the same account. It finds its rate
 * from the answers of the service: it begins with 20 starts a second, climbs while calls wait and are accepted, and falls
 * at a 429, which holds all starts for its `Retry-After`, at least for a second.
 *
 * A 429 tells two rates: the one at which it came is too fast; what was accepted since the last pause, divided by the time
 * up to the end of the next one, is allowed. It goes on between them, at their geometric mean, and climbs back to the
 * refused rate in 20 seconds, or more if it was refused before, up to a minute. If that rate is accepted now, it doubles
 * every ten seconds.
 *
 * It keeps no daily budget: calls wait until the service accepts them. Several clients of one process share it if it is
 * passed to all of them; several processes need not divide anything, each finds its own share. For a known limit
 * `createRateLimiter` is faster, and is not refused.
 *
 * `take` fails with a `GongLimitError` of reason `queue` or `pause`, as the options of the client say.
 *
 * @example
 * ```ts
 * import { createAdaptiveLimiter, createClient } from "@gong-engagement/client";
 *
 * const client = createClient({ rateLimit: createAdaptiveLimiter() });
 * ```
 */
export const createAdaptiveLimiter = (): RateLimiter => createLimiter([createAdaptiveWindow()]);
