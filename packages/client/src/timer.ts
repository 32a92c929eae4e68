/** A longer delay overflows the timers of every platform, which then fire at once. */
export const longestDelay: number = 2 ** 31 - 1;

/** A timer that is later than this fires after the process stood still: a serverless freeze, a laptop's sleep. */
const standstill = 250;

/** After a standstill so much time is left for what has already arrived to be read. */
const grace = 50;

interface Unreferable {
  unref?(): unknown;
}

/** Keeps no process alive by a timer. Platforms without such a notion have no `unref`. */
const unref = (timer: object | number): void => void (timer as Unreferable).unref?.();

/** How a timer is kept. */
export interface TimerOptions {
  /** Whether the timer alone keeps no process alive. Default `false`. */
  readonly isBackground?: boolean;
  /** The moment, where it is known, on the clock of `performance.now()`. */
  readonly now?: number;
}

/**
 * Calls back after that many milliseconds, however many these are. After a standstill of the process, it first lets the
 * event loop read what arrived meanwhile. Returns a function that cancels the timer.
 */
export const startTimer = (
  delay: number,
  callback: () => void,
  { isBackground = false, now = performance.now() }: TimerOptions = {},
): (() => void) => {
  const due = now + delay;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number): void => {
    timer = setTimeout(
      () => {
        if (left > longestDelay) wait(left - longestDelay);
        else if (performance.now() - due > standstill) timer = setTimeout(callback, grace);
        else callback();
      },
      Math.min(left, longestDelay),
    );
    if (isBackground) unref(timer);
  };
  wait(delay);
  return () => clearTimeout(timer);
};

/** Milliseconds between two signs of life, where nobody waits for them less. */
export const longestHeartbeat = 250;

/**
 * Calls back again and again, as long as the context lives that called this. Keeps no process alive.
 *
 * @param interval - milliseconds
 */
export const startHeartbeat = (interval: number, callback: () => void): (() => void) => {
  const timer = setInterval(callback, interval);
  unref(timer);
  return () => clearInterval(timer);
};
