import { mostInARow, type Turn, type TurnOptions } from "@gong-engagement/client";

/** A call that waits for its turn. */
export interface Waiter extends TurnOptions {
  resolve(turn: Turn): void;
  reject(reason: unknown): void;
}

/** Those that wait, in the order of the limiters of the client. */
export interface TurnQueue {
  readonly size: number;
  add(waiter: Waiter): void;
  remove(waiter: Waiter): void;
  /** Takes out the one whose turn it is. */
  shift(): Waiter | undefined;
  /** Takes out all that a condition holds for. */
  takeOut(condition: (waiter: Waiter) => boolean): readonly Waiter[];
}

export const createTurnQueue = (): TurnQueue => {
  const firstAttempts = new Set<Waiter>();
  const laterAttempts = new Set<Waiter>();
  let laterInARow = 0;
  const remove = (waiter: Waiter): void => {
    firstAttempts.delete(waiter);
    laterAttempts.delete(waiter);
  };
  return {
    get size() {
      return firstAttempts.size + laterAttempts.size;
    },
    add: (waiter) => void ((waiter.attempt ?? 1) > 1 ? laterAttempts : firstAttempts).add(waiter),
    remove,
    shift() {
      const [first] = firstAttempts;
      const [later] = laterAttempts;
      const isLater = later !== undefined && !(first && laterInARow >= mostInARow);
      const waiter = isLater ? later : first;
      laterInARow = isLater && first ? laterInARow + 1 : 0;
      if (waiter) remove(waiter);
      return waiter;
    },
    takeOut(condition) {
      const taken = [...laterAttempts, ...firstAttempts].filter(condition);
      taken.forEach(remove);
      return taken;
    },
  };
};
