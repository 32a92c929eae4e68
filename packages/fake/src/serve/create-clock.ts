/** What tells the time, and waits. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls back after a delay in milliseconds. Default: `setTimeout`, with which fake timers work. */
  readonly setTimeout?: (callback: () => void, delay: number) => unknown;
}

/** Waits by a clock; rejects with the signal's reason when that aborts. Without a delay it waits for the signal alone. */
export const waitBy = (clock: Clock, delay: number | undefined, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort, { once: true });
    if (delay === undefined) return;
    const end = (): void => {
      signal?.removeEventListener("abort", abort);
      resolve();
    };
    if (clock.setTimeout) clock.setTimeout(end, delay);
    else setTimeout(end, delay); // Looked up now: fake timers may have replaced it.
  });
