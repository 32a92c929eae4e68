import { type Call, stop } from "./call.ts";

/** The calls that a signal ends. One listener for all of them: Node.js 20 warns of a leak when there are more than ten. */
const followers = new WeakMap<AbortSignal, { readonly calls: Set<Call>; readonly abort: () => void }>();

const startFollowing = (signal: AbortSignal): { readonly calls: Set<Call>; readonly abort: () => void } => {
  const calls = new Set<Call>();
  const abort = (): void => {
    for (const call of calls) stop(call, signal.reason);
  };
  signal.addEventListener("abort", abort);
  const followed = { calls, abort };
  followers.set(signal, followed);
  return followed;
};

/** Stops a call when the signal is aborted. Returns what ends that; then nothing is left on the signal. */
export const followSignal = (signal: AbortSignal, call: Call): (() => void) => {
  const { calls, abort } = followers.get(signal) ?? startFollowing(signal);
  calls.add(call);
  return () => {
    calls.delete(call);
    if (calls.size > 0) return;
    signal.removeEventListener("abort", abort);
    followers.delete(signal);
  };
};
