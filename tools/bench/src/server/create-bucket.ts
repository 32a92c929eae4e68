import type { Limit } from "../programs/program.ts";

/** Tells whether a request that arrives now is accepted: a token bucket. */
export const createBucket = ({ rate, burst }: Limit): (() => boolean) => {
  let tokens = burst;
  let filledAt = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * rate);
    filledAt = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
};
