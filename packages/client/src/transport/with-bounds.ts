import type { Answer, Call } from "./call.ts";
import { expire, stop } from "./call.ts";
import { startTimer } from "./start-timer.ts";
import type { Step } from "./step.ts";

/** Ends a call when its caller aborts it, and at its deadline. */
export const withBounds = (next: Step): Step => {
  const bounded = async (call: Call): Promise<Answer> => {
    const { signal, endsAt } = call;
    const abort = (): void => stop(call, signal?.reason);
    if (signal?.aborted) abort();
    if (call.stopped) throw call.stopped.reason;
    const stopTimer = endsAt < Infinity && startTimer(endsAt - performance.now(), () => expire(call, "deadline"));
    signal?.addEventListener("abort", abort);
    try {
      return await next(call);
    } finally {
      signal?.removeEventListener("abort", abort);
      if (stopTimer) stopTimer();
    }
  };
  return (call) => (call.signal || call.stopped || call.endsAt < Infinity ? bounded(call) : next(call));
};
