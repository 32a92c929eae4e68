import type { RateLimitState } from "@gong-engagement/sdk";

/** When that number of starts is possible under a limit, at the earliest; `undefined` if no limit is known. */
export const estimateEnd = (pending: number, state: RateLimitState | undefined, now: number): Date | undefined => {
  if (pending === 0 || !state || state.windows.length === 0) return undefined;
  const delays = state.windows.map(({ limit, interval, remaining }) => {
    const later = Math.max(0, pending - remaining);
    return Math.ceil(later / limit) * interval;
  });
  const paused = state.pausedUntil ? Math.max(0, state.pausedUntil.getTime() - now) : 0;
  return new Date(now + Math.max(paused, ...delays));
};
