/** The windows of the default, too high to bind. */
export const rateLimit = [
  { limit: 1_000_000, interval: 1_000, burst: 1_000_000 },
  { limit: 1_000_000_000, interval: 86_400_000 },
];
