/** What a service answers to a request that arrives now: 200, or 429 if it is too much. */
export type Service = () => 200 | 429;

/** A token bucket: `burst` requests at once, `rate` more a second. */
export function createBucketService(rate: number, burst: number): Service {
  let tokens = burst;
  let filledAt = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(burst, tokens + ((now - filledAt) / 1_000) * rate);
    filledAt = now;
    if (tokens < 1) return 429;
    tokens--;
    return 200;
  };
}

/** At most `limit` requests in any second. */
export function createWindowService(limit: number): Service {
  const accepted: number[] = [];
  return () => {
    const now = performance.now();
    if (now - (accepted.at(-limit) ?? -Infinity) < 1_000) return 429;
    accepted.push(now);
    return 200;
  };
}
