import { createSharedLimiter, type LimiterStore } from "@gong-engagement/limiter";

export const createOwnTurns = (store: LimiterStore): (() => Promise<unknown>) => {
  const limiter = createSharedLimiter({ store, windows: [{ limit: 3, interval: 1_000 }] });
  return async () => (await limiter.take({ maxQueue: Infinity, maxPause: Infinity })).settle(200);
};
