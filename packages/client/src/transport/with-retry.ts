import type { Observe } from "../observe/create-observer.ts";
import { type Call, race } from "./call.ts";
import type { Step } from "./exchange.ts";
import { planRetry } from "./plan-retry.ts";
import { startTimer } from "./start-timer.ts";

const wait = async (call: Call, delay: number): Promise<void> => {
  let stopTimer = (): void => {};
  try {
    await race(
      call,
      new Promise<void>((resolve) => {
        // Timers may be early by less than a millisecond.
        stopTimer = startTimer(Math.ceil(delay) + 1, resolve);
      }),
    );
  } finally {
    stopTimer();
  }
};

/** Sends a request again as long as its outcome, its limits and its deadline allow. */
export const withRetry =
  (observe: Observe, next: Step): Step =>
  async (call) => {
    for (;;) {
      const attempt = next(call);
      const error: unknown = await attempt.then(
        ({ failure }) => failure,
        (reason: unknown) => reason,
      );
      const retry = planRetry(call, error);
      if (!retry) return attempt;
      observe("onRetry", call, { delay: retry.delay, error });
      if (!retry.isPaused) await wait(call, retry.delay);
    }
  };
