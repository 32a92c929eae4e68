import { ignore } from "../guards.ts";
import { startTimer } from "../timer.ts";
import { type Call, endCall, endLate, type PreparedRequest, whenOver } from "./call.ts";

/** The calls that a signal ends. One listener for all of them: Node.js 20 warns of a leak when there are more than ten. */
const followers = new WeakMap<AbortSignal, { readonly calls: Set<Call>; readonly abort: () => void }>();

/** Signals of older libraries have no reason. */
const getReason = ({ reason }: AbortSignal): unknown =>
  reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;

const startFollowing = (signal: AbortSignal): { readonly calls: Set<Call>; readonly abort: () => void } => {
  const calls = new Set<Call>();
  const abort = (): void => {
    for (const call of calls) endCall(call, getReason(signal), true);
  };
  signal.addEventListener("abort", abort);
  const followed = { calls, abort };
  followers.set(signal, followed);
  return followed;
};

/** Ends a call when the signal is aborted. Returns a function that stops that; then nothing is left on the signal. */
export const followSignal = (signal: AbortSignal, call: Call): (() => void) => {
  if (signal.aborted) {
    endCall(call, getReason(signal), true);
    return ignore;
  }
  const { calls, abort } = followers.get(signal) ?? startFollowing(signal);
  calls.add(call);
  return () => {
    calls.delete(call);
    if (calls.size > 0) return;
    signal.removeEventListener("abort", abort);
    followers.delete(signal);
  };
};

/** Does the work of a call until its caller aborts it, or its deadline comes. */
export const withinBounds = async <Result>(
  call: Call,
  request: Pick<PreparedRequest, "signal" | "endsAt" | "timing">,
  work: () => Promise<Result>,
): Promise<Result> => {
  const { signal, endsAt } = request;
  const unfollow = signal && followSignal(signal, call);
  if (call.ended) throw call.ended.reason;
  const stopTimer =
    endsAt < Infinity && startTimer(endsAt - performance.now(), () => endLate(call, "deadline", request));
  try {
    return await work();
  } finally {
    whenOver(call, () => {
      unfollow?.();
      if (stopTimer) stopTimer();
    });
  }
};
