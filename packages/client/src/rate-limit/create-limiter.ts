import { GongLimitError, type LimitReason } from "../errors/gong-limit-error.ts";
import { toleratedDelay } from "./create-pace.ts";
import type { RateLimiter, Turn, TurnOptions } from "./rate-limiter.ts";
import type { Start, Window } from "./window.ts";

/** A longer delay overflows the timers of every platform: they fire at once. */
const longestDelay = 2 ** 31 - 1;

/** Milliseconds since 1970 that a `Date` can hold. */
const latestDate = 8.64e15;

interface Waiter extends TurnOptions {
  readonly resolve: (turn: Turn) => void;
  readonly reject: (reason: unknown) => void;
  readonly abort: () => void;
}

const createLimitError = (reason: LimitReason, resumeAt: number, now: number): GongLimitError =>
  new GongLimitError(reason, new Date(Math.min(Math.ceil(Date.now() + resumeAt - now), latestDate)));

/** Lets calls wait, first come, first served, until all windows allow the next start. */
export function createLimiter(windows: readonly Window[]): RateLimiter {
  // By number of arrival: an abort leaves from anywhere in the queue in constant time.
  const waiting = new Map<number, Waiter>();
  let arrivals = 0;
  let first = 0;
  let pausedUntil = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerDue: number | undefined;
  let dueSince = 0;

  const due = (): number => windows.reduce((latest, window) => Math.max(latest, window.due()), pausedUntil);

  const isPausedTooLong = ({ maxPause, deadline = Infinity }: TurnOptions, now: number): boolean =>
    pausedUntil > Math.max(now, Math.min(now + maxPause, deadline));

  const leave = (arrival: number, { signal, abort }: Waiter): void => {
    waiting.delete(arrival);
    signal?.removeEventListener("abort", abort);
  };

  /** Keeps one timer for the first that waits, and none while nobody does. */
  const schedule = (): void => {
    const nextDue = waiting.size > 0 ? due() : undefined;
    if (nextDue === timerDue) return;
    timerDue = nextDue;
    clearTimeout(timer);
    if (nextDue === undefined) return;
    const now = performance.now();
    // A turn that was given back is due in the past, but nobody is late.
    dueSince = Math.max(nextDue, now);
    timer = setTimeout(startDue, Math.min(Math.ceil(dueSince - now), longestDelay));
  };

  const startDue = (): void => {
    const now = performance.now();
    timerDue = undefined;
    startThose(now, now - dueSince);
  };

  /** Starts those that were due when the timer fired, each after the one before has sent its request, which takes a while. */
  const startThose = (firedAt: number, late: number): void => {
    if (waiting.size === 0 || due() > firedAt) {
      schedule();
      return;
    }
    let waiter = waiting.get(first);
    while (!waiter) waiter = waiting.get(++first);
    leave(first, waiter);
    waiter.resolve(start(performance.now(), late));
    queueMicrotask(() => startThose(firedAt, Math.min(late, toleratedDelay)));
  };

  const start = (now: number, late?: number): Turn => {
    const starts = windows.map((window) => window.start(now, late));
    let isOpen = true;
    const end = (tell: (start: Start) => void): void => {
      if (!isOpen) return;
      isOpen = false;
      starts.forEach(tell);
      schedule();
    };
    return {
      cancel: () => end((start) => start.cancel()),
      settle: (status) => end((start) => start.settle?.(status)),
    };
  };

  return {
    take(options) {
      const { signal, maxQueue } = options;
      signal?.throwIfAborted();
      const now = performance.now();
      const admittedAt = windows.reduce((latest, window) => Math.max(latest, window.admits(waiting.size)), -Infinity);
      if (admittedAt > now) throw createLimitError("budget", admittedAt, now);
      if (isPausedTooLong(options, now)) throw createLimitError("pause", pausedUntil, now);
      if (waiting.size === 0 && due() <= now) return start(now);
      if (waiting.size >= maxQueue) throw createLimitError("queue", due(), now);
      return new Promise((resolve, reject) => {
        const arrival = arrivals++;
        const abort = (): void => {
          leave(arrival, waiter);
          reject(signal?.reason);
          schedule();
        };
        const waiter: Waiter = { ...options, resolve, reject, abort };
        waiting.set(arrival, waiter);
        signal?.addEventListener("abort", abort);
        schedule();
      });
    },
    pause(milliseconds) {
      const now = performance.now();
      const until = now + milliseconds;
      if (until <= pausedUntil) return;
      pausedUntil = until;
      for (const window of windows) window.hold(until);
      for (const [arrival, waiter] of waiting) {
        if (!isPausedTooLong(waiter, now)) continue;
        leave(arrival, waiter);
        waiter.reject(createLimitError("pause", until, now));
      }
      schedule();
    },
  };
}
