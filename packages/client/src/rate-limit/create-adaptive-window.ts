import { createPace } from "./create-pace.ts";
import type { Window } from "./window.ts";

// Rates are starts in a millisecond; times are milliseconds.
const firstRate = 0.02;
/** As steep as the first climb may be for a thousand starts to pass a service that allows 300 a second and 30 at once. */
const firstTarget = 0.515;
const shortestClimb = 10_000;
const longestClimb = 60_000;
const longerByRefusal = 10_000;

/** A refusal holds all starts at least so long; after so long without a start the service has forgotten the ones before. */
const rest = 1_000;

/** The starts from the end of a pause, or of idle time, to the next refusal. */
interface Run {
  readonly since: number;
  accepted: number;
  isRefused: boolean;
}

/**
 * Finds the rate at which a service accepts starts. It climbs with the square root of the time: fast at first, slower
 * towards a rate that was refused. At 300 starts a second the first thousand is through in 4.5 s, as a rule unrefused; more
 * of them, or a slower service, meet a refusal on the way, and take 1.5 to 1.8 times as long as the service allows.
 */
export function createAdaptiveWindow(): Window {
  const pace = createPace();
  let run: Run = { since: 0, accepted: 0, isRefused: false };
  let rate = firstRate;
  let climb = shortestClimb;
  let target: number;
  let step: number;

  const climbTo = (newTarget: number): void => {
    target = newTarget;
    // Added to the cube of the rate at each start, it makes the square of the rate grow evenly in time.
    step = (1.5 * (target ** 2 - rate ** 2)) / climb;
  };
  climbTo(firstTarget);

  const slowDown = (resumedAt: number): void => {
    const refused = rate;
    // The pause has brought back whatever burst the service allows: counting its time, this is allowed for sure.
    const allowed = Math.max(run.accepted, 1) / (resumedAt - run.since);
    rate = Math.min(Math.sqrt(allowed * refused), 0.95 * refused);
    climb = Math.min(climb + longerByRefusal, longestClimb);
    climbTo(refused);
  };

  const speedUp = (): void => {
    rate = Math.cbrt(rate ** 3 + step);
    if (rate < target) return;
    climb = shortestClimb;
    climbTo(2 * rate);
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
            pace.hold(performance.now() + rest);
          } else if (status !== undefined && status < 500) {
            ownRun.accepted++;
            // Starts that need not wait prove nothing about a faster rate.
            if (late !== undefined) speedUp();
          }
        },
      };
    },
    hold: pace.hold,
  };
}
