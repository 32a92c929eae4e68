import type { RateLimiter, Turn, TurnOptions } from "../rate-limiter.ts";

/** The outcome of one `take`. */
export interface Taken {
  /** The moment of the start, once it has happened. */
  startedAt?: number;
  turn?: Turn;
  /** What was thrown, or the promise was rejected with. */
  error?: unknown;
}

/** Options of a call that waits however long it takes. */
export const patient: TurnOptions = { maxQueue: Infinity, maxPause: Infinity };

/** Takes one turn and writes down its outcome. */
export function takeTurn(limiter: RateLimiter, options: Partial<TurnOptions> = {}): Taken {
  const taken: Taken = {};
  const start = (turn: Turn): void => {
    taken.turn = turn;
    taken.startedAt = performance.now();
  };
  const fail = (error: unknown): void => {
    taken.error = error;
  };
  try {
    const turn = limiter.take({ ...patient, ...options });
    if (turn instanceof Promise) turn.then(start, fail);
    else start(turn);
  } catch (error) {
    fail(error);
  }
  return taken;
}

/** Takes a number of turns at once. */
export const takeTurns = (limiter: RateLimiter, count: number, options: Partial<TurnOptions> = {}): Taken[] =>
  Array.from({ length: count }, () => takeTurn(limiter, options));

/** When they started, in milliseconds since `origin`. Those that did not are left out. */
export const startsSince = (origin: number, taken: readonly Taken[]): number[] =>
  taken.flatMap(({ startedAt }) => (startedAt === undefined ? [] : [startedAt - origin]));
