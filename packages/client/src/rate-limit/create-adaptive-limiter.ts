import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isObject } from "../guards.ts";
import { checkOptions, isNumber, type Rule } from "../options/check-options.ts";
import { createLimiter } from "./create-limiter.ts";
import { longestPacedInterval, type RateLimiter } from "./rate-limiter.ts";
import { createPacer, type Window } from "./windows.ts";

/** Rates of an adaptive limiter, in starts a second. */
export interface AdaptiveLimiterOptions {
  /** Rate of the first starts. Default: the rate of the service, or 20 if the API description states none. */
  readonly startRate?: number | undefined;
  /** Rate above which it never goes; `Infinity` for none. Default: the rate of the service, or none. */
  readonly maxRate?: number | undefined;
}

const rateRule: Rule = {
  isValid: (value) => isNumber(value) && value > 0,
  expected: "starts a second, more than 0",
};

// Rates inside are starts in a millisecond; times are milliseconds.
/** As steep as the first climb may be for a thousand starts to pass a service that allows 300 a second and 30 at once. */
const firstTarget = 0.515;
const shortestClimb = 10_000;
const longestClimb = 60_000;
const longerByRefusal = 10_000;

/** A refusal holds all starts at least so long; after so long without a start the service has forgotten the ones before. */
const rest = 1_000;

/** Slower than the highest rate by one percent: one request takes longer to the service than the next. */
const margin = 1.01;

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
const createAdaptiveWindow = (startRate: number, maxRate: number): Window => {
  const pacer = createPacer();
  let run: Run = { since: 0, accepted: 0, isRefused: false };
  let rate = Math.min(startRate, maxRate);
  let climb = shortestClimb;
  let target: number;
  let step: number;

  const climbTo = (newTarget: number): void => {
    target = Math.min(newTarget, maxRate);
    // Added to the cube of the rate at each start, it makes the square of the rate grow evenly in time.
    step = Math.max(0, (1.5 * (target ** 2 - rate ** 2)) / climb);
  };
  climbTo(Math.max(firstTarget, 2 * rate));

  const slowDown = (resumedAt: number): void => {
    const refused = rate;
    // The pause has brought back whatever burst the service allows: counting its time, this is allowed for sure.
    const allowed = Math.max(run.accepted, 1) / (resumedAt - run.since);
    rate = Math.min(Math.sqrt(allowed * refused), 0.95 * refused);
    climb = Math.min(climb + longerByRefusal, longestClimb);
    climbTo(refused);
  };

  const speedUp = (): void => {
    rate = Math.min(Math.cbrt(rate ** 3 + step), maxRate);
    if (rate < target) return;
    climb = shortestClimb;
    climbTo(2 * rate);
  };

  return {
    // The rate may have doubled by then: who wakes too early waits once more.
    nextStart: (ahead = 0) => pacer.next() + ahead / (2 * rate),
    start(now, late) {
      const due = pacer.next();
      if (run.isRefused) slowDown(due);
      if (run.isRefused || now - due > rest) run = { since: now, accepted: 0, isRefused: false };
      const ownRun = run;
      return {
        cancel: pacer.start(now, 1 / rate, late ?? 0),
        settle(status) {
          if (status === 429) {
            ownRun.isRefused = true;
            pacer.pauseUntil(performance.now() + rest);
          } else if (status !== undefined && status < 500) {
            ownRun.accepted++;
            // Starts that need not wait prove nothing about a faster rate.
            if (late !== undefined) speedUp();
          }
        },
      };
    },
    pauseUntil: pacer.pauseUntil,
  };
};

/** Starts a second that the service allows for more than a moment, if the API description states it. */
const findServiceRate = (): number | undefined => {
  const paced = service.rateLimit.filter(({ interval }) => interval <= longestPacedInterval);
  return paced.length === 0 ? undefined : Math.min(...paced.map(({ limit, interval }) => (limit * 1_000) / interval));
};

/**
 * Makes a limiter for an unknown share of a limit, as when other integrations use the same account. It finds its rate
 * from the responses of the service: it begins with `startRate`, climbs while calls wait and are accepted, never above
 * `maxRate`, and falls at a 429, which holds all starts for its `Retry-After`, at least for a second.
 *
 * A 429 tells two rates: the one at which it came is too fast; what was accepted since the last pause, divided by the time
 * up to the end of the next one, is allowed. It goes on between them, at their geometric mean, and climbs back to the
 * refused rate in 20 seconds, or more if it was refused before, up to a minute. If that rate is accepted now, it doubles
 * every ten seconds.
 *
 * It keeps no daily budget: calls wait until the service accepts them. Several clients of one process share it if it is
 * passed to all of them; several processes need not divide anything, each finds its own share. For a known limit
 * `createRateLimiter` is faster, and is not refused.
 *
 * `take` fails with a `GongLimiterError` of reason `queue` or `pause`, as the options of the client say.
 *
 * @throws GongConfigError if a rate is not a number above 0, or `startRate` is above `maxRate`.
 *
 * @example
 * ```ts
 * import { createAdaptiveLimiter, createClient } from "@gong-engagement/client";
 *
 * const client = createClient({ rateLimit: createAdaptiveLimiter() });
 * ```
 */
export const createAdaptiveLimiter = (options: AdaptiveLimiterOptions = {}): RateLimiter => {
  if (!isObject(options)) throw new GongConfigError("createAdaptiveLimiter: pass { startRate, maxRate }");
  checkOptions(options, { startRate: rateRule, maxRate: rateRule }, "", GongConfigError);
  const serviceRate = findServiceRate();
  const { maxRate = Math.max(serviceRate ?? Infinity, options.startRate ?? 0) } = options;
  const { startRate = Math.min(serviceRate ?? 20, maxRate) } = options;
  if (startRate > maxRate) throw new GongConfigError("startRate: pass no more starts a second than maxRate");
  if (startRate === Infinity) throw new GongConfigError("startRate: pass a finite number of starts a second");
  return createLimiter([createAdaptiveWindow(startRate / 1_000, maxRate / 1_000 / margin)]);
};
