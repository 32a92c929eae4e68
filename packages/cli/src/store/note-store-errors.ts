import { isGongLimiterError } from "@gong-engagement/sdk";
import { messageOf } from "../errors.ts";
import { clean, note } from "../terminal/output.ts";

/** Milliseconds before the same error is said again: the work repeats what the store did not take, many times a second. */
const quietInterval = 60_000;

/** Says what a store throws while events are sent, each error once in a while. The work goes on by itself. */
export const noteStoreErrors = (say: (text: string) => void = note): ((error: unknown) => void) => {
  const saidAt = new Map<string, number>();
  return (error) => {
    // Behind what says that the limit cannot be had is what the store says.
    const text = clean(messageOf((isGongLimiterError(error) && error.cause) || error));
    const now = Date.now();
    if (now - (saidAt.get(text) ?? -Infinity) < quietInterval) return;
    saidAt.set(text, now);
    say(`The store failed: ${text}`);
  };
};
