import { checkWindow, GongConfigError, longestPacedInterval, type RateLimitWindow } from "@gong-engagement/client";
import type { StoreRule } from "./limiter-store.ts";

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
  if (!(typeof guard === "number" && guard >= 0 && guard <= 1)) {
    throw new GongConfigError("guard: pass a share of the shortest interval, from 0 to 1");
  }
  for (const [index, window] of windows.entries()) checkWindow(window, `windows[${index}]`);
  const tolerance = guard * Math.min(longestPacedInterval, ...windows.map(({ interval }) => interval));
  const rules = windows.flatMap((window) =>
    createRulesOf(window, window.interval + tolerance).map((rule) => ({ rule, window })),
  );
  return { rules: rules.map(({ rule }) => rule), windowOfRule: rules.map(({ window }) => window), tolerance };
};
