import { GongLimiterError, type LimiterReason } from "../errors/gong-limiter-error.ts";
import { longestDelay } from "../timer.ts";
import { createQueue, type Waiter } from "./queue.ts";
import { mostInARow, type RateLimiter, type RateLimitState, type Turn, type TurnOptions } from "./rate-limiter.ts";
import { type Start, toleratedDelay, type Window } from "./windows.ts";

/** Milliseconds since 1970 that a `Date` can hold. */
const latestDate = 8.64e15;

/**
 * A waiter that did not wake when it wanted to, and not within this many milliseconds after it, has lost its timers. A
 * Worker ends the timers and promises of a request with the request.
 */
const wakeTolerance = 50;

/** So long after it should have woken, a waiter does not count for the size of the queue any more, in milliseconds. */
const lossTolerance = 1_000;

const toDate = (moment: number, now: number): Date =>
  new Date(Math.min(Math.ceil(Date.now() + moment - now), latestDate));

const createLimiterError = (
  reason: LimiterReason,
  resumesAt: number,
  now: number,
  explanation: string | undefined,
): GongLimiterError => new GongLimiterError(reason, { resumeAt: toDate(resumesAt, now), explanation });

/**
 * Lets starts wait until all windows allow the next one: later attempts before first ones, and among these first come,
 * first served. Whoever waits wakes itself, by a timer of its own that it sets in its own context: the timers of others may
 * be gone, as those of a request that a Worker has answered.
 */
export function createLimiter(windows: readonly Window[]): RateLimiter {
  const firstAttempts = createQueue();
  const laterAttempts = createQueue();
  let laterInARow = 0;
  let inFlight = 0;
  let pausedUntil = -Infinity;
  /** Moment from which the first in the queue could have started, had its timer been exact. */
  let dueSince = 0;
  let nudge: ReturnType<typeof setTimeout> | undefined;
  /** Whether the timers of those that wait may come too late, as others before them have left. */
  let isNudging = false;

  const nextStart = (ahead?: number): number =>
    windows.reduce((latest, window) => Math.max(latest, window.nextStart(ahead)), pausedUntil);

  const countWaiting = (): number => firstAttempts.size() + laterAttempts.size();

  const head = (): Waiter | undefined => {
    const first = firstAttempts.head();
    return first && laterInARow >= mostInARow ? first : (laterAttempts.head() ?? first);
  };

  /** Number of starts before that of a waiter, those of the other queue included, or a few more of its own queue. */
  const countBefore = (waiter: Waiter): number => {
    const own = waiter.queue.countBefore(waiter);
    return waiter.queue === firstAttempts
      ? own + Math.min(laterAttempts.size(), mostInARow - laterInARow + own * mostInARow)
      : own + Math.min(firstAttempts.size(), Math.floor((laterInARow + own) / mostInARow));
  };

  /** The error of a start that a pause would hold longer than it may wait. */
  const findPauseError = (
    { maxPause, deadline = Infinity }: TurnOptions,
    now: number,
  ): GongLimiterError | undefined => {
    if (pausedUntil <= Math.max(now, Math.min(now + maxPause, deadline))) return undefined;
    const asked = `the service asked for a pause of ${Math.ceil(pausedUntil - now)} ms more`;
    const allowed = Number.isFinite(maxPause) ? ` (${maxPause} ms, or its deadline)` : "";
    return createLimiterError("pause", pausedUntil, now, `${asked}, longer than the call may wait${allowed}`);
  };

  const canStart = (now: number): boolean => countWaiting() === 0 && nextStart() <= now;

  /** The error of a start that may not even wait. */
  const findRefusal = (options: TurnOptions, now: number): GongLimiterError | undefined => {
    const waiting = countWaiting();
    let resumesAt = now;
    let spent: Window | undefined;
    for (const window of windows) {
      const admittedAt = window.nextAdmission?.(waiting) ?? now;
      if (admittedAt <= resumesAt) continue;
      resumesAt = admittedAt;
      spent = window;
    }
    const state = spent?.state?.(now);
    if (state) {
      const { limit, remaining, interval } = state;
      const used = `${limit - remaining} of ${limit} starts in ${interval} ms are used, ${waiting} calls wait`;
      return createLimiterError("budget", resumesAt, now, used);
    }
    const pauseError = findPauseError(options, now);
    if (pauseError || waiting < options.maxQueue || canStart(now)) return pauseError;
    const full = `${waiting} calls wait, and no more may (option maxQueue)`;
    return createLimiterError("queue", nextStart(), now, full);
  };

  const leave = (waiter: Waiter): void => {
    waiter.queue.remove(waiter);
    clearTimeout(waiter.timer);
    waiter.signal?.removeEventListener("abort", waiter.abort);
  };

  /** Takes out those before `waiter` whose timers should have fired, and did not: nobody will ever take their turns. */
  const dropLost = (now: number, tolerance: number, waiter?: Waiter): void => {
    for (let first = head(); first && first !== waiter && first.wakesAt + tolerance < now; first = head()) {
      first.queue.remove(first);
    }
  };

  /** Sets the waiter's own timer, in the context in which this is called. */
  const arm = (waiter: Waiter, now: number): void => {
    const first = head();
    const ahead = countBefore(waiter);
    const due = nextStart(ahead);
    let wakesAt = due;
    // Not its turn, although a start is due: the one before it is about to wake, or is lost.
    if (first && first !== waiter && due <= now) {
      const gap = first.wakesAt + toleratedDelay < now ? nextStart(ahead + 1) - due : 1;
      wakesAt = Math.min(first.wakesAt + wakeTolerance + 1, now + Math.max(gap || 1, 1));
    }
    waiter.wakesAt = Math.min(Math.max(wakesAt, now), now + longestDelay);
    waiter.timer = setTimeout(wake, Math.ceil(waiter.wakesAt - now), waiter);
  };

  const wake = (waiter: Waiter): void => {
    const now = performance.now();
    // It was taken for lost, and is not.
    if (!waiter.queue.has(waiter)) waiter.queue.add(waiter);
    dropLost(now, wakeTolerance, waiter);
    if (head() === waiter && nextStart() <= now) startWaiter(waiter, now);
    else arm(waiter, now);
  };

  const startWaiter = (waiter: Waiter, now: number): void => {
    leave(waiter);
    laterInARow = waiter.queue === laterAttempts && firstAttempts.size() > 0 ? laterInARow + 1 : 0;
    const late = Math.max(0, now - dueSince);
    const turn = start(now, late);
    // The next one may have been due with this one; no more than a tolerated delay of that counts.
    dueSince = Math.max(nextStart(), now - Math.min(late, toleratedDelay));
    waiter.resolve(turn);
    if (isNudging) wakeHead(now);
  };

  /**
   * Wakes the first in the queue where its own timer would come too late. In a Worker this wakes it from the context of
   * another request, so it is done only after others have left, or a window has learned that starts may be earlier.
   */
  const wakeHead = (now: number): void => {
    clearTimeout(nudge);
    const first = head();
    isNudging = first !== undefined;
    if (!first) return;
    const due = Math.max(nextStart(), now);
    if (first.wakesAt > due + 1) nudge = setTimeout(wakeIfWaiting, Math.min(Math.ceil(due - now), longestDelay), first);
  };

  const wakeIfWaiting = (waiter: Waiter): void => {
    if (!waiter.queue.has(waiter)) return;
    clearTimeout(waiter.timer);
    wake(waiter);
  };

  /** To be called when the next start may be due at another moment than before. */
  const updateDue = (): void => {
    // A turn that was given back is due in the past, but nobody is late.
    dueSince = Math.max(nextStart(), performance.now());
  };

  /** To be called when the next start may be due earlier than before. */
  const advance = (): void => {
    updateDue();
    wakeHead(performance.now());
  };

  const start = (now: number, late?: number): Turn => {
    const starts = windows.map((window) => window.start(now, late));
    let isOpen = true;
    inFlight++;
    const end = (tell: (start: Start) => void, then: () => void): void => {
      if (!isOpen) return;
      isOpen = false;
      inFlight--;
      starts.forEach(tell);
      if (countWaiting() > 0) then();
    };
    return {
      cancel: () => end((start) => start.cancel(), advance),
      settle: (status) =>
        end((start) => start.settle?.(status), starts.some(({ settle }) => settle) ? advance : updateDue),
    };
  };

  const enqueue = (options: TurnOptions, now: number): Promise<Turn> =>
    new Promise((resolve, reject) => {
      const abort = (): void => {
        leave(waiter);
        reject(waiter.signal?.reason);
        advance();
      };
      const queue = (options.attempt ?? 1) > 1 ? laterAttempts : firstAttempts;
      const waiter: Waiter = {
        ...options,
        arrival: queue.number(),
        queue,
        resolve,
        reject,
        abort,
        timer: undefined,
        wakesAt: Infinity,
      };
      const isFirst = countWaiting() === 0;
      queue.add(waiter);
      if (isFirst) dueSince = Math.max(nextStart(), now);
      waiter.signal?.addEventListener("abort", abort);
      arm(waiter, now);
    });

  return {
    take(options) {
      options.signal?.throwIfAborted();
      const now = performance.now();
      const refusal = findRefusal(options, now);
      if (refusal) {
        dropLost(now, lossTolerance);
        const stillRefused = findRefusal(options, now);
        if (stillRefused) throw stillRefused;
      }
      // Those that filled the queue may be only late, and not lost: then they start before this one.
      return refusal?.reason !== "queue" && canStart(now) ? start(now) : enqueue(options, now);
    },
    pause(milliseconds) {
      const now = performance.now();
      const until = now + milliseconds;
      if (until <= pausedUntil) return;
      pausedUntil = until;
      for (const window of windows) window.pauseUntil(until);
      for (const waiter of [...laterAttempts.list(), ...firstAttempts.list()]) {
        const error = findPauseError(waiter, now);
        if (!error) continue;
        leave(waiter);
        waiter.reject(error);
      }
      updateDue();
    },
    state(): RateLimitState {
      const now = performance.now();
      return {
        waiting: countWaiting(),
        inFlight,
        ...(pausedUntil > now ? { pausedUntil: toDate(pausedUntil, now) } : {}),
        windows: windows.flatMap((window) => window.state?.(now) ?? []),
      };
    },
  };
}
