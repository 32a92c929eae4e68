import { GongResponseError } from "../errors/gong-response-error.ts";
import type { RateLimiter, Turn } from "../rate-limit/rate-limiter.ts";
import { addDelivery } from "./add-delivery.ts";
import { signalOf } from "./call.ts";
import type { Step } from "./step.ts";

/** Starts an attempt when it has both, a credential and a turn of the limiter, and tells the limiter what came of it. */
export const withTurn =
  (limiter: RateLimiter, maxQueue: number, next: Step): Step =>
  async (call) => {
    const { auth } = call;
    let turn: Turn | undefined;
    while (!turn) {
      const credential = auth && (auth.current() ?? (await auth.obtain(call)));
      if (call.stopped) throw call.stopped.reason;
      const taken = limiter.take({
        signal: signalOf(call),
        // What was accepted once keeps its place.
        maxQueue: call.attempts === 0 ? maxQueue : Infinity,
        maxPause: call.limits.retry.maxRetryAfter,
        deadline: call.endsAt,
      });
      // A turn without waiting is used at once: the limiter has counted the start, and whoever makes many calls in a row
      // lets no continuation run in between.
      turn = "settle" in taken ? taken : await taken;
      // Meanwhile the token may have expired, or have been replaced.
      call.credential = credential && auth && (auth.current() ?? (auth.isValid(credential) ? credential : undefined));
      if (call.stopped || (credential && !call.credential)) {
        turn.cancel();
        turn = undefined;
      }
    }
    const before = call.delivery;
    call.delivery = "unknown";
    call.attempts++;
    try {
      const answer = await next(call);
      const { failure, response } = answer;
      turn.settle(response.status);
      if (failure) {
        call.delivery = addDelivery(before, failure);
        if (failure.status === 429 && failure.retryAfter !== undefined) limiter.pause(failure.retryAfter);
      }
      return answer;
    } catch (error) {
      turn.settle(error instanceof GongResponseError ? error.status : undefined);
      if (!call.stopped) call.delivery = addDelivery(before, error);
      throw error;
    }
  };
