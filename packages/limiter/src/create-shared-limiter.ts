import {
  GongLimiterError,
  getDefaultRateLimit,
  type Turn,
  type TurnOptions,
  type WindowState,
} from "@gong-engagement/client";
import { createRules, isBudget } from "./create-rules.ts";
import { type Budget, checkOptions, type SharedLimiter, type SharedLimiterOptions } from "./shared-limiter.ts";
import { createTurnQueue, type Waiter } from "./turn-queue.ts";

/** Milliseconds after which the store is asked again even if it said to wait longer: others may give starts back. */
const longestSleep = 1_000;

/** Milliseconds after which the store is asked again for what is left. */
const longestKnown = 1_000;

/** This number of grants in a row may arrive too late before the store is taken for too slow. */
const mostLateGrants = 3;

/** Milliseconds after which a store that has not answered is taken for unavailable. */
const longestAnswer = 10_000;

/** Milliseconds since 1970 that a `Date` can hold. */
const latestDate = 8.64e15;

const toDate = (delay: number): Date => new Date(Math.min(Date.now() + Math.ceil(delay), latestDate));

/** Waits for an answer of the store, but not for ever. `takeBack` is given what comes too late. */
const receive = <Answer>(asked: Promise<Answer>, takeBack: (answer: Answer) => void = () => {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      const explanation = `the store has not answered for ${longestAnswer} ms: is its connection there, and free?`;
      reject(new GongLimiterError("unavailable", { explanation }));
    }, longestAnswer);
    const end = (use: () => void): void => {
      clearTimeout(timer);
      use();
    };
    asked.then(
      (answer) => end(() => (isLate ? takeBack(answer) : resolve(answer))),
      (error) => end(() => reject(error)),
    );
  });

/**
 * Makes a limiter whose limit is shared by all processes that use the same store.
 *
 * A window of up to a minute is paced, a longer one is a budget, and calls are refused for the same reasons as by
 * `createRateLimiter` of the client. The store decides when each start may be, by its own clock. If it cannot be reached,
 * or does not answer for ten seconds, calls fail as not sent, with a `GongLimiterError` of reason `unavailable`: no call starts uncounted.
 *
 * @throws GongConfigError if an option is not as described.
 *
 * @example
 * ```ts
 * import { createSharedLimiter } from "@gong-engagement/limiter";
 * import { sqliteStore } from "@gong-engagement/limiter/sqlite";
 * import { GongEngagement } from "@gong-engagement/sdk";
 *
 * const gong = new GongEngagement({ rateLimit: createSharedLimiter({ store: sqliteStore("gong-limit.db") }) });
 * ```
 */
export function createSharedLimiter(options: SharedLimiterOptions): SharedLimiter {
  checkOptions(options);
  const { store, windows = getDefaultRateLimit(), guard = 0.05, name = "default" } = options;
  const { rules, windowOfRule, tolerance } = createRules(windows, guard);
  const queue = createTurnQueue();
  let isAsking = false;
  let inFlight = 0;
  let lateGrants = 0;
  let pausedUntil = -Infinity;
  /** Whether the store has yet to be told of the pause. */
  let isPauseUntold = false;
  /** What the store said last, and when it is asked again. */
  let known: readonly WindowState[] = [];
  let refreshesAt = -Infinity;
  /** Ends the sleep of the asker. */
  let wake = (): void => {};

  const sleep = async (delay: number): Promise<void> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      wake = resolve;
      timer = setTimeout(resolve, Math.min(Math.ceil(delay), longestSleep));
    });
    clearTimeout(timer);
  };

  const rejectAll = (reason: unknown): void => {
    for (const waiter of queue.takeOut(() => true)) waiter.reject(reason);
  };

  /** Rejects those that cannot wait for the end of the pause. */
  const rejectPaused = (): void => {
    const now = performance.now();
    const isTooLong = ({ maxPause, deadline = Infinity }: TurnOptions): boolean =>
      pausedUntil > Math.max(now, Math.min(now + maxPause, deadline));
    const left = pausedUntil - now;
    const explanation = `the service asked for a pause of ${Math.ceil(left)} ms more, longer than the call may wait`;
    for (const waiter of queue.takeOut(isTooLong)) {
      waiter.reject(new GongLimiterError("pause", { resumeAt: toDate(left), explanation }));
    }
  };

  const hold = (milliseconds: number): void => {
    pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds);
    rejectPaused();
  };

  const tellPause = async (): Promise<void> => {
    isPauseUntold = true;
    await store.pause(name, pausedUntil - performance.now());
    isPauseUntold = false;
  };

  const createTurn = (start: string): Turn => {
    let isOpen = true;
    inFlight++;
    const end = (): boolean => {
      if (!isOpen) return false;
      isOpen = false;
      inFlight--;
      return true;
    };
    return {
      cancel: async () => {
        if (!end()) return;
        await store.giveBack(name, start);
        wake();
      },
      settle: end,
    };
  };

  /** Asks the store once, and starts the first in the queue or tells how long to wait. */
  const ask = async (): Promise<number> => {
    if (isPauseUntold) await receive(tellPause());
    const askedAt = performance.now();
    if (pausedUntil > askedAt) return pausedUntil - askedAt;
    const answer = await receive(store.take(name, rules), (late) => {
      if ("start" in late) store.giveBack(name, late.start).catch(() => {});
    });
    const now = performance.now();
    if ("start" in answer) {
      const isLate = now - askedAt > tolerance;
      lateGrants = isLate ? lateGrants + 1 : 0;
      const waiter = isLate || pausedUntil > now ? undefined : queue.shift();
      if (waiter) {
        known = known.map((window) => ({ ...window, remaining: Math.max(0, window.remaining - 1) }));
        waiter.resolve(createTurn(answer.start));
      } else await receive(store.giveBack(name, answer.start));
      if (lateGrants >= mostLateGrants) {
        lateGrants = 0;
        const took = `the store took ${Math.round(now - askedAt)} ms to grant a start`;
        const explanation = `${took}, longer than the guard of ${tolerance} ms: use a nearer store, or a larger guard`;
        rejectAll(new GongLimiterError("unavailable", { explanation }));
      }
      return 0;
    }
    const { wait, rule } = answer;
    const window = rule === undefined ? undefined : windowOfRule[rule];
    if (rule === undefined) hold(wait);
    else if (window && isBudget(window)) {
      const explanation = `${window.limit} of ${window.limit} starts in ${window.interval} ms are used by all processes together`;
      rejectAll(new GongLimiterError("budget", { resumeAt: toDate(wait), explanation }));
    }
    return wait;
  };

  /**
   * Lets the call that was given a turn leave first. A store may block the process, as SQLite does while it syncs and waits for
   * other processes, and the call would arrive so much later, together with the next ones.
   */
  const letLeave = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  /** One asker for each process: it asks while somebody waits. */
  const askWhileWaiting = async (): Promise<void> => {
    isAsking = true;
    while (queue.size > 0) {
      try {
        const wait = await ask();
        if (queue.size > 0) await (wait > 0 ? sleep(wait) : letLeave());
      } catch (error) {
        rejectAll(error);
      }
    }
    isAsking = false;
  };

  const readBudget = async (): Promise<Budget> => {
    const { used, pausedFor } = await store.peek(name, windows);
    known = windows.map(({ limit, interval }, index) => ({
      limit,
      interval,
      remaining: Math.max(0, limit - (used[index] ?? 0)),
    }));
    return { windows: known, ...(pausedFor > 0 ? { pausedUntil: toDate(pausedFor) } : {}) };
  };

  /** Begins to ask the store, unless it was asked a moment ago. A store that fails changes nothing of what is known. */
  const refresh = (): void => {
    if (performance.now() < refreshesAt) return;
    refreshesAt = performance.now() + longestKnown;
    readBudget().catch(() => {});
  };

  return {
    take(turnOptions) {
      const { signal, maxQueue } = turnOptions;
      return new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        if (queue.size >= maxQueue) {
          const explanation = `${queue.size} calls wait, and no more may (option maxQueue)`;
          throw new GongLimiterError("queue", { explanation });
        }
        const abort = (): void => {
          queue.remove(waiter);
          waiter.reject(signal?.reason);
          if (queue.size === 0) wake();
        };
        const leave = (): void => signal?.removeEventListener("abort", abort);
        const waiter: Waiter = {
          ...turnOptions,
          resolve(turn) {
            leave();
            resolve(turn);
          },
          reject(reason) {
            leave();
            reject(reason);
          },
        };
        signal?.addEventListener("abort", abort);
        queue.add(waiter);
        rejectPaused();
        if (!isAsking) void askWhileWaiting();
      });
    },
    async pause(milliseconds) {
      hold(milliseconds);
      await tellPause();
    },
    state() {
      refresh();
      return {
        waiting: queue.size,
        inFlight,
        ...(pausedUntil > performance.now() ? { pausedUntil: toDate(pausedUntil - performance.now()) } : {}),
        windows: known,
      };
    },
    budget: readBudget,
  };
}
