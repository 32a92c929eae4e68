import { GongConfigError, type RateLimitWindow } from "@gong-engagement/client";
import type { StoreRule } from "./limiter-store.ts";

/** Longer windows are budgets, as in the limiters of the client. */
const longestPacedInterval = 60_000;

/** What is asked of the store. */
export interface Rules {
  readonly rules: readonly StoreRule[];
  /** The window that a rule comes from. */
  readonly windowOfRule: readonly RateLimitWindow[];
  /** Milliseconds that a start may come later than it was granted. */
  readonly tolerance: number;
}

/** A window that is not paced: when it is spent, calls fail. */
export const isBudget = ({ interval }: RateLimitWindow): boolean => interval > longestPacedInterval;

const checkWindow = ({ limit, interval, burst = 1 }: RateLimitWindow, index: number): void => {
  const check = (isValid: boolean, field: string, rule: string): void => {
    if (!isValid) throw new GongConfigError(`windows[${index}].${field}: ${rule}`);
  };
  check(Number.isSafeInteger(limit) && limit > 0, "limit", "pass a whole number from 1");
  check(Number.isFinite(interval) && interval > 0, "interval", "pass milliseconds, more than 0");
  check(Number.isSafeInteger(burst) && burst > 0 && burst <= limit, "burst", "pass a whole number from 1 to limit");
};

const createRulesOf = (window: RateLimitWindow, interval: number): readonly StoreRule[] => {
  const { limit, burst = 1 } = window;
  if (isBudget(window)) return [{ limit, interval }];
  const pace = { limit: burst, interval: (burst * interval) / limit };
  return burst === 1 ? [pace] : [pace, { limit, interval }];
};

/**
 * Rules that keep the windows at the service too, where requests arrive later than they were granted, by up to `guard` of
 * the shortest interval.
 */
export const createRules = (windows: readonly RateLimitWindow[], guard: number): Rules => {
  if (!Array.isArray(windows) || windows.length === 0) {
    throw new GongConfigError(
      "windows: pass a list of { limit, interval }, at least one. The description of the API states no limit",
    );
  }
  if (!(guard >= 0 && guard <= 1)) {
    throw new GongConfigError("guard: pass a share of the shortest interval, from 0 to 1");
  }
  windows.forEach(checkWindow);
  const tolerance = guard * Math.min(longestPacedInterval, ...windows.map(({ interval }) => interval));
  const rules = windows.flatMap((window) =>
    createRulesOf(window, window.interval + tolerance).map((rule) => ({ rule, window })),
  );
  return { rules: rules.map(({ rule }) => rule), windowOfRule: rules.map(({ window }) => window), tolerance };
};
