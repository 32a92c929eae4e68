import { expire, stop } from "./call.ts";
import type { Step } from "./exchange.ts";
import { startTimer } from "./start-timer.ts";

/** Ends a call when its caller aborts it, and at its deadline. */
export const withBounds =
  (next: Step): Step =>
  async (call) => {
    const { signal, endsAt } = call;
    const abort = (): void => stop(call, signal?.reason);
    if (signal?.aborted) abort();
    if (call.stopped) throw call.stopped.reason;
    const stopTimer =
      endsAt < Number.POSITIVE_INFINITY && startTimer(endsAt - performance.now(), () => expire(call, "deadline"));
    signal?.addEventListener("abort", abort);
    try {
      return await next(call);
    } finally {
      signal?.removeEventListener("abort", abort);
      if (stopTimer) stopTimer();
    }
  };
