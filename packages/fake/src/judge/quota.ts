import type { QuotaWindow } from "../document/openapi.ts";

/** The calls of one company, which all of its integrations make together. */
export interface Quota {
  /** Milliseconds until a call is allowed; 0 if one is allowed now. */
  readonly waitFor: (now: number) => number;
  /** Counts calls that were allowed, or that others made. */
  readonly count: (now: number, calls?: number) => void;
}

/** Keeps exact sliding windows: never more than `limit` calls in any `interval`, whenever it begins. */
export const createQuota = (windows: readonly QuotaWindow[]): Quota => {
  const longest = Math.max(0, ...windows.map(({ limit }) => limit));
  let starts: number[] = [];

  return {
    waitFor: (now) =>
      Math.max(
        0,
        ...windows.map(({ limit, interval }) => {
          const first = starts[starts.length - limit];
          return first === undefined ? 0 : first + interval - now;
        }),
      ),
    count: (now, calls = 1) => {
      for (let call = 0; call < Math.min(calls, longest); call++) starts.push(now);
      if (starts.length > 2 * longest) starts = starts.slice(starts.length - longest);
    },
  };
};
