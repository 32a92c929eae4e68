/** A longer delay overflows the timers of every platform: they fire at once. */
const longestDelay = 2 ** 31 - 1;

/** Calls back after so many milliseconds, however many these are. Returns what cancels it. */
export const startTimer = (delay: number, callback: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (left: number): void => {
    timer = setTimeout(
      () => (left > longestDelay ? wait(left - longestDelay) : callback()),
      Math.min(left, longestDelay),
    );
  };
  wait(delay);
  return () => clearTimeout(timer);
};
