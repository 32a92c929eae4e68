import { GongApiError } from "../errors/gong-api-error.ts";
import { GongConnectionError } from "../errors/gong-connection-error.ts";
import { completeError, isGongError } from "../errors/gong-error.ts";
import { GongTimeoutError } from "../errors/gong-timeout-error.ts";
import { isStream } from "../guards.ts";
import type { Observe } from "../observe/observer.ts";
import type { Timing } from "../options/timing.ts";
import { startTimer } from "../timer.ts";
import { type Call, type DecodedResponse, getFacts, type Handler, type PreparedRequest, waitFor } from "./call.ts";
import { isAmbiguousStatus } from "./delivery.ts";

/** When the next attempt follows. */
interface Retry {
  /** Milliseconds from now. */
  readonly delay: number;
  /** Whether the limiter waits so long, for all calls. */
  readonly isPaused?: boolean;
}

/**
 * Whether an attempt that failed may be followed by another one.
 *
 * @param isRepeatable - whether it does no harm if both attempts are carried out
 */
const isRetryable = (error: unknown, isRepeatable: boolean): boolean => {
  if (error instanceof GongConnectionError) {
    return !error.isPermanent && (isRepeatable || error.delivery === "not-sent");
  }
  if (error instanceof GongTimeoutError) return isRepeatable;
  if (!(error instanceof GongApiError)) return false;
  const { status, retryAfter } = error;
  if (status === 429 || (status === 503 && retryAfter !== undefined)) return true;
  // Not Implemented, HTTP Version Not Supported: the next answer will be the same.
  return isRepeatable && isAmbiguousStatus(status) && status !== 501 && status !== 505;
};

/** Takes back the token of a provider that the service refused. Done once for a call, whatever its options say. */
const refuseToken = (call: Call, { auth }: PreparedRequest, error: unknown): boolean => {
  const { authorization, isRefreshed } = call;
  if (!(error instanceof GongApiError) || error.status !== 401) return false;
  if (isRefreshed || !auth?.renewal || !authorization) return false;
  auth.renewal.refuse(authorization);
  call.isRefreshed = true;
  return true;
};

/** Random between `minDelay` and a ceiling that doubles with each attempt. */
const getBackoff = (attempts: number, { minDelay, maxDelay }: Timing["retry"]): number => {
  const ceiling = Math.max(minDelay, Math.min(maxDelay, minDelay * 2 ** attempts));
  return minDelay + Math.random() * (ceiling - minDelay);
};

/** Decides whether and when another attempt follows the one that failed. */
const planRetry = (call: Call, request: PreparedRequest, error: unknown): Retry | undefined => {
  if (call.ended || isStream(request.init.body)) return undefined;
  if (refuseToken(call, request, error)) return { delay: 0 };
  const { timing, idempotencyKey, init, endsAt } = request;
  const { retry } = timing;
  const { status, retryAfter } = error instanceof GongApiError ? error : { status: 0, retryAfter: undefined };
  const otherAttempts = call.attempts - call.rateLimitedAttempts - (call.isRefreshed ? 1 : 0);
  const isSpent =
    status === 429 ? call.rateLimitedAttempts >= retry.rateLimitAttempts : otherAttempts >= retry.attempts;
  const isRepeatable = idempotencyKey !== undefined || !/^(POST|PATCH)$/.test(`${init.method}`);
  if (isSpent || !isRetryable(error, isRepeatable)) return undefined;
  const delay = retryAfter ?? getBackoff(call.attempts, retry);
  if ((retryAfter ?? 0) > retry.maxRetryAfter || performance.now() + delay > endsAt) return undefined;
  return { delay, isPaused: status === 429 && retryAfter !== undefined };
};

const wait = (call: Call, delay: number): Promise<void> => {
  let stopTimer = (): void => {};
  call.aliveUntil = performance.now() + delay;
  const over = new Promise<void>((resolve) => {
    // Timers may be early by less than a millisecond.
    stopTimer = startTimer(Math.ceil(delay) + 1, resolve);
  });
  return waitFor(call, over, stopTimer);
};

/** Sends a request again as long as its outcome, its limits and its deadline allow. */
export const withRetry =
  (observe: Observe | undefined, next: Handler): Handler =>
  async (call, request) => {
    for (;;) {
      let answer: DecodedResponse | undefined;
      let error: unknown;
      try {
        answer = await next(call, request);
        if (!answer.apiError) return answer;
        error = answer.apiError;
      } catch (reason) {
        error = reason;
      }
      const retry = planRetry(call, request, error);
      if (retry) {
        const { delay, isPaused } = retry;
        if (observe && isGongError(error)) completeError(error, getFacts(call));
        observe?.("onRetry", call, { delay, error, duration: performance.now() - call.attemptStartedAt });
        if (delay > 0 && !isPaused) await wait(call, delay);
      } else {
        if (answer) return answer;
        throw error;
      }
    }
  };
