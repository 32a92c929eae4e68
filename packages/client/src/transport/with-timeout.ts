import { expire, race } from "./call.ts";
import type { Step } from "./exchange.ts";
import { startTimer } from "./start-timer.ts";

/** Ends an attempt that takes longer than `timeout`. */
export const withTimeout =
  (next: Step): Step =>
  async (call) => {
    const stopTimer = startTimer(call.limits.timeout, () => expire(call, "attempt"));
    try {
      return await race(call, next(call));
    } finally {
      stopTimer();
    }
  };
