import { GongConfigError } from "../errors/gong-config-error.ts";
import { service } from "../generated/service.ts";
import { isObject } from "../guards.ts";
import { checkOptions, isNumber, type Rule } from "../options/check-options.ts";
import { createLimiter } from "./create-limiter.ts";
import { longestPacedInterval, type RateLimiter } from "./rate-limiter.ts";
import { createPacer, createStartLog, type StartLog, type Window } from "./windows.ts";

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
/**
 * The first climb slows down towards this rate and speeds up after it. A thousand starts pass a service that allows 300 a second
 * and 30 at once; a rate of 1,000 a second is reached in 14 seconds.
 */
const firstPlateau = 0.3;
const firstClimb = 2_000;
/**
 * A climb after a refusal takes the longer, the steadier the service is: longer than the one before if that was
 * completed, and shorter otherwise.
 */
const shortestClimb = 12_000;
const longestClimb = 60_000;
const climbStep = 10_000;
/** A rate that is accepted for longer than a climb takes doubles in this time, and grows tenfold in twice the time. */
const doubling = 10_000;
/** No start makes the next ones faster than this, however slow they were. */
const mostByStart = 1.5;

/** A refusal holds all starts at least so long; after so long without a start the service has forgotten the ones before. */
const rest = 1_000;
/** A longer pause says when the service goes on, such as on the next day, and not how fast. */
const longestCounted = 10_000;
/** So long before a refusal the rate is measured: long enough for a burst to count little, and too short to have climbed much. */
const recent = 700;
/** A burst is taken for what a service allows in this time. A tenth of a second and more for some, nothing for others. */
const burst = 50;

// What was accepted before a refusal is the rate of the service and a part of its burst.
const shareToResume = 0.92;
const shareToApproach = 0.97;
const shareOfWholeRun = 0.95;
const shareOfRefused = 0.95;

/** Slower than the highest rate by one percent: one request takes longer to the service than the next. */
const margin = 1.01;

/** The starts from the end of a pause, or of idle time, to the next refusal. */
interface Run {
  readonly since: number;
  readonly recent: StartLog;
  accepted: number;
  last: number;
  isRefused: boolean;
}

const createRun = (since: number): Run => ({
  since,
  recent: createStartLog(recent),
  accepted: 0,
  last: since,
  isRefused: false,
});

const between = (low: number, high: number, share: number): number => low ** (1 - share) * high ** share;

/**
 * Finds the rate at which a service accepts starts. A refusal measures it: what was accepted shortly before. A run of less
 * than a second may have been burst alone, so the pause after it counts the more, the shorter the run was. The rate goes on
 * below what was measured, approaches it, stays near it, and grows faster and faster until the next refusal. It is a cubic
 * curve, as that of TCP CUBIC (RFC 9438).
 */
const createAdaptiveWindow = (startRate: number, maxRate: number): Window => {
  const pacer = createPacer();
  let run = createRun(0);
  let rate = Math.min(startRate, maxRate);
  let from = rate;
  let plateau = Math.max(firstPlateau, 2 * rate);
  let climb = firstClimb;
  let laterClimb = 0;
  let climbed = 0;

  const slowDown = (resumedAt: number): void => {
    const refused = rate;
    const time = Math.max(run.last - run.since, 1);
    // A part of a start more: before the pause ends the service would have accepted one more.
    const allowed = (Math.max(run.accepted, 1) + 0.7) / Math.min(resumedAt - run.since, time + longestCounted);
    const measured = Math.min(
      Math.max(
        run.recent.countSince(run.last - recent) / (Math.min(time, recent) + burst),
        (shareOfWholeRun * run.accepted) / time,
        allowed,
      ),
      refused,
    );
    const share = Math.min(time / rest, 1);
    from = Math.min(between(allowed, Math.max(shareToResume * measured, allowed), share), shareOfRefused * refused);
    plateau = Math.max(between(Math.sqrt(refused * measured), shareToApproach * measured, share), from);
    laterClimb += climbed < climb ? -climbStep : climbStep;
    laterClimb = Math.min(Math.max(laterClimb, shortestClimb), longestClimb);
    climb = laterClimb;
    climbed = 0;
    rate = from;
  };

  const speedUp = (): void => {
    climbed += 1 / rate;
    const onCurve =
      climbed < climb
        ? plateau - (plateau - from) * (1 - climbed / climb) ** 3
        : plateau * (1 + ((climbed - climb) / doubling) ** 3);
    rate = Math.min(onCurve, mostByStart * rate, maxRate);
  };

  return {
    // The rate may have doubled by then: who wakes too early waits once more.
    nextStart: (ahead = 0) => pacer.next() + ahead / (2 * rate),
    start(now, late) {
      const due = pacer.next();
      if (run.isRefused) slowDown(due);
      if (run.isRefused || now - due > rest) run = createRun(now);
      const ownRun = run;
      run.last = now;
      return {
        cancel: pacer.start(now, 1 / rate, late ?? 0),
        settle(status) {
          if (status === 429) {
            ownRun.isRefused = true;
            pacer.pauseUntil(performance.now() + rest);
          } else if (status !== undefined && status < 500) {
            ownRun.accepted++;
            ownRun.recent.add(now);
            // Starts that need not wait prove nothing about a faster rate, nor do those that come before a refusal.
            if (late !== undefined && !ownRun.isRefused) speedUp();
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
 * A 429 measures the rate: what the service accepted in the 0.7 seconds before, or on average since the last pause. The limiter
 * goes on at 92 percent of that, climbs to 97 percent in 12 seconds, or more where the service is steady, up to a minute, and
 * then tries more: a rate that is accepted doubles in another ten seconds. 1,000 calls at once for a service that allows 300 a
 * second take 1.26 times as long as the service needs, as a rule unrefused. Other numbers of calls and other rates take 1.05
 * to 1.5 times as long, with a few refusals.
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
