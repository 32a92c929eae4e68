import { type Call, expire, stop } from "./call.ts";
import { followSignal } from "./follow-signal.ts";
import { startTimer } from "./start-timer.ts";

/** Ends a call when its caller aborts it, and at its deadline. */
export const withBounds = <Result>(next: (call: Call) => Promise<Result>): ((call: Call) => Promise<Result>) => {
  const bounded = async (call: Call): Promise<Result> => {
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
