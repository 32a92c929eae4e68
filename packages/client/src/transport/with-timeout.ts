import { expire, race } from "./call.ts";
import { startTimer } from "./start-timer.ts";
import type { Step } from "./step.ts";

/** Ends an attempt that takes longer than `timeout`. */
export const withTimeout =
  (next: Step): Step =>
  (call) =>
    race(
      call,
      next(call),
      startTimer(call.limits.timeout, () => expire(call, "attempt")),
    );
