import { GongApiError } from "../errors/gong-api-error.ts";
import type { Call } from "./call.ts";
import { isStream } from "./is-stream.ts";
import { mayRetry } from "./may-retry.ts";

/** When the next attempt follows. */
export interface Retry {
  /** Milliseconds from now. */
  readonly delay: number;
  /** Whether the limiter waits so long, for all calls. */
  readonly isPaused?: boolean;
}

/** Takes back the token of a provider that the service refused. Done once for a call, whatever its limits say. */
const refuseToken = (call: Call, error: unknown): boolean => {
  const { auth, credential, isRefreshed } = call;
  if (!(error instanceof GongApiError) || error.status !== 401) return false;
  if (isRefreshed || !auth?.refuse || !credential) return false;
  auth.refuse(credential);
  call.isRefreshed = true;
  return true;
};

/** Random between `minDelay` and a ceiling that doubles with each attempt. */
const backoff = ({ attempts, limits }: Call): number => {
  const { minDelay, maxDelay } = limits.retry;
  const ceiling = Math.max(minDelay, Math.min(maxDelay, minDelay * 2 ** attempts));
  return minDelay + Math.random() * (ceiling - minDelay);
};

/** Decides whether and when another attempt follows the one that failed. */
export const planRetry = (call: Call, error: unknown): Retry | undefined => {
  if (call.stopped || isStream(call.init.body)) return undefined;
  if (refuseToken(call, error)) return { delay: 0 };
  const { retry } = call.limits;
  const tries = call.attempts - (call.isRefreshed ? 1 : 0);
  const isRepeatable = call.idempotencyKey !== undefined || !/^(POST|PATCH)$/.test(`${call.init.method}`);
  if (tries >= retry.attempts || !mayRetry(error, isRepeatable)) return undefined;
  const { status, retryAfter } = error instanceof GongApiError ? error : { status: 0, retryAfter: undefined };
  const delay = retryAfter ?? backoff(call);
  if ((retryAfter ?? 0) > retry.maxRetryAfter || performance.now() + delay > call.endsAt) return undefined;
  return { delay, isPaused: status === 429 && retryAfter !== undefined };
};
