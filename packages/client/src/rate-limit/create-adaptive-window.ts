import { createPace } from "./create-pace.ts";
import type { Window } from "./window.ts";

// Rates are starts in a millisecond; times are milliseconds.
const firstRate = 0.02;
const firstTarget = 0.515;
const firstClimb = 10_000;
const longerClimb = 10_000;
const longestClimb = 60_000;

/** A refusal holds all starts at least so long; after so long without a start the service has forgotten the ones before. */
const rest = 1_000;

/** The starts from the end of a pause, or of idle time, to the next refusal. */
interface Run {
  readonly since: number;
  accepted: number;
  isRefused: boolean;
}

/** What to add to the cube of the rate at each start, so that its square grows evenly in time and reaches `target`. */
const createStep = (rate: number, target: number, climb: number): number => (1.5 * (target ** 2 - rate ** 2)) / climb;

/**
 * Finds the rate at which a service accepts starts. Fast at first, slower the more is known: the rate grows with the square
 * root of the time. 1,000 starts are through in 4.5 s if the service allows 300 a second, most often without a refusal.
 */
export function createAdaptiveWindow(): Window {
  const pace = createPace();
  let rate = firstRate;
  let climb = firstClimb;
  let step = createStep(rate, firstTarget, climb);
  let run: Run = { since: 0, accepted: 0, isRefused: false };

  const slowDown = (resumedAt: number): void => {
    const refused = rate;
    // Whatever burst the service allows is back after the pause: more than this it surely allows.
    const allowed = Math.max(run.accepted, 1) / (resumedAt - run.since);
    rate = Math.min(Math.sqrt(allowed * refused), 0.95 * refused);
    climb = Math.min(climb + longerClimb, longestClimb);
    step = createStep(rate, refused, climb);
  };

  return {
    due: pace.due,
    admits: () => -Infinity,
    start(now, late) {
      const due = pace.due();
      if (run.isRefused) slowDown(due);
      if (run.isRefused || now - due > rest) run = { since: now, accepted: 0, isRefused: false };
      const ownRun = run;
      return {
        cancel: pace.start(now, 1 / rate, late ?? 0),
        settle(status) {
          if (status === 429) {
            ownRun.isRefused = true;
            if (ownRun === run) pace.hold(performance.now() + rest);
          } else if (status !== undefined && status < 500) {
            ownRun.accepted++;
            // Starts that need not wait prove nothing about a faster rate.
            if (late !== undefined && !ownRun.isRefused) rate = Math.cbrt(rate ** 3 + step);
          }
        },
      };
    },
    hold: pace.hold,
  };
}
