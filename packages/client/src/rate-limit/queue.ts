import type { Turn, TurnOptions } from "./rate-limiter.ts";

/** A start that waits for its turn. */
export interface Waiter extends TurnOptions {
  /** Its number in its queue. */
  readonly arrival: number;
  readonly queue: Queue;
  readonly resolve: (turn: Turn) => void;
  readonly reject: (reason: unknown) => void;
  readonly abort: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Moment at which its own timer fires. */
  wakesAt: number;
}

/** Waiters in the order of their arrival. Each leaves from anywhere in constant time. */
export interface Queue {
  /** Number of the next waiter. */
  readonly number: () => number;
  readonly size: () => number;
  readonly head: () => Waiter | undefined;
  /** Number of waiters before this one, or a few more. */
  readonly countBefore: (waiter: Waiter) => number;
  readonly has: (waiter: Waiter) => boolean;
  readonly add: (waiter: Waiter) => void;
  readonly remove: (waiter: Waiter) => void;
  readonly list: () => readonly Waiter[];
}

export const createQueue = (): Queue => {
  const waiters = new Map<number, Waiter>();
  let arrivals = 0;
  let first = 0;
  const head = (): Waiter | undefined => {
    if (waiters.size === 0) return undefined;
    let waiter = waiters.get(first);
    while (!waiter) waiter = waiters.get(++first);
    return waiter;
  };
  return {
    number: () => arrivals++,
    size: () => waiters.size,
    head,
    countBefore({ arrival }) {
      head();
      return Math.min(arrival - first, waiters.size - 1);
    },
    has: ({ arrival }) => waiters.has(arrival),
    add(waiter) {
      if (waiter.arrival < first) first = waiter.arrival;
      waiters.set(waiter.arrival, waiter);
    },
    remove: ({ arrival }) => void waiters.delete(arrival),
    list: () => [...waiters.values()],
  };
};
