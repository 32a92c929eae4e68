import type { Observe } from "../observe/create-observer.ts";
import { type Answer, type Call, race } from "./call.ts";
import { planRetry } from "./plan-retry.ts";
import { startTimer } from "./start-timer.ts";
import type { Step } from "./step.ts";

const wait = (call: Call, delay: number): Promise<void> => {
  let stopTimer = (): void => {};
  const over = new Promise<void>((resolve) => {
    // Timers may be early by less than a millisecond.
    stopTimer = startTimer(Math.ceil(delay) + 1, resolve);
  });
  return race(call, over, stopTimer);
};

/** Sends a request again as long as its outcome, its limits and its deadline allow. */
export const withRetry =
  (observe: Observe, next: Step): Step =>
  async (call) => {
    for (;;) {
      let answer: Answer | undefined;
      let error: unknown;
      try {
        answer = await next(call);
        if (!answer.failure) return answer;
        error = answer.failure;
      } catch (reason) {
        error = reason;
      }
      const retry = planRetry(call, error);
      if (retry) {
        const { delay, isPaused } = retry;
        observe("onRetry", call, { delay, error });
        if (delay > 0 && !isPaused) await wait(call, delay);
      } else {
        if (answer) return answer;
        throw error;
      }
    }
  };
