import { type Answer, type Call, expire, stop } from "./call.ts";
import { followSignal } from "./follow-signal.ts";
import { startTimer } from "./start-timer.ts";
import type { Step } from "./step.ts";

/** Ends a call when its caller aborts it, and at its deadline. */
export const withBounds = (next: Step): Step => {
  const bounded = async (call: Call): Promise<Answer> => {
    const { signal, endsAt } = call;
    if (signal?.aborted) stop(call, signal.reason);
    if (call.stopped) throw call.stopped.reason;
    const unfollow = signal && followSignal(signal, call);
    const stopTimer = endsAt < Infinity && startTimer(endsAt - performance.now(), () => expire(call, "deadline"));
    try {
      return await next(call);
    } finally {
      unfollow?.();
      if (stopTimer) stopTimer();
    }
  };
  return (call) => (call.signal || call.stopped || call.endsAt < Infinity ? bounded(call) : next(call));
};
