import type { AuthorizationHeader, AuthorizationRenewal } from "../auth/auth.ts";
import { CallOptionsError } from "../errors/gong-input-error.ts";
import { GongLimiterError, isGongLimiterError } from "../errors/gong-limiter-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { GongTokenError } from "../errors/gong-token-error.ts";
import { isObject } from "../guards.ts";
import type { Observe } from "../observe/observer.ts";
import type { Fetch } from "../options/client-options.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { endsTimersWithRequests } from "../platform.ts";
import type { RateLimiter, Turn } from "../rate-limit/rate-limiter.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import type { Redact } from "../redact/redactor.ts";
import { startTimer } from "../timer.ts";
import { type AnyResponse, cancelBody } from "./any-response.ts";
import { type Call, endCall, endLate, getWaitSignal, type Handler, type PreparedRequest, waitFor } from "./call.ts";
import { createConnectionError, isRefusedByFetch } from "./create-connection-error.ts";
import { combineDelivery } from "./delivery.ts";
import { readResponse } from "./read-response.ts";
import { withRetry } from "./retry.ts";

/** Milliseconds between the signs of life of a call in the queue. */
const queueHeartbeat = 5_000;

/** Whether a limiter answers later. */
const isPromise = <Answer>(answer: unknown): answer is PromiseLike<Answer> => isObject(answer) && "then" in answer;

/** Tells a limiter something. What it throws, or a promise of it rejects with, changes nothing for the call. */
const tell = async (work: () => unknown): Promise<void> => {
  try {
    await work();
  } catch {
    // The call has its answer, or its own error.
  }
};

/** Waits for a token, no longer than an attempt may take. */
const waitForToken = (
  call: Call,
  { timing }: PreparedRequest,
  renewal: AuthorizationRenewal,
): Promise<AuthorizationHeader> => {
  const { timeout } = timing;
  const expire = (): void => {
    call.rejectWait?.(new GongTokenError(`The token provider took longer than ${timeout} ms (option timeout)`));
  };
  let stopTimer = (): void => {};
  const start = (): void => {
    stopTimer();
    call.aliveUntil = performance.now() + timeout;
    stopTimer = startTimer(timeout, expire);
  };
  const { result, stop } = renewal.obtain(start);
  start();
  return waitFor(call, result, () => {
    stopTimer();
    stop();
  });
};

const cancel = (turn: Turn): void => void tell(() => turn.cancel());

/** Waits for a turn as for everything else: whatever the limiter does, the call can be ended. */
const waitForTurn = async (call: Call, taken: PromiseLike<Turn>): Promise<Turn> => {
  call.aliveUntil = Infinity;
  if (!endsTimersWithRequests()) return await waitFor(call, taken, undefined, cancel);
  const beat = (): void => {
    call.aliveUntil = performance.now() + queueHeartbeat;
  };
  beat();
  const timer = setInterval(beat, queueHeartbeat);
  return await waitFor(call, taken, () => clearInterval(timer), cancel);
};

/** @throws GongLimiterError if a limiter gave something else than a turn: a call without one would ask for ever. */
const checkTurn = (taken: unknown): Turn => {
  if (isObject(taken) && "settle" in taken && typeof taken.settle === "function") {
    if ("cancel" in taken && typeof taken.cancel === "function") return taken as Turn;
  }
  throw new GongLimiterError("unavailable", { explanation: "the limiter gave no turn with cancel and settle" });
};

/** Each call has an error of its own, as the error tells the outcome of that call; a limiter may throw one for many. */
const toLimiterError = (error: unknown, call: Call, redact: Redact): unknown => {
  if (call.ended) return call.ended.reason;
  if (!isGongLimiterError(error)) return new GongLimiterError("unavailable", { cause: cleanCause(error, redact) });
  const { reason, resumeAt, cause, message } = error;
  const own = new GongLimiterError(reason, { resumeAt, cause: cleanCause(cause, redact) });
  return Object.defineProperty(own, "message", { value: redact(message) });
};

/** Lets the caller write down that an attempt is about to be sent. */
const callBeforeSend = async (call: Call, { beforeSend, idempotencyKey }: PreparedRequest): Promise<void> => {
  const event = { attempt: call.attempts + 1, idempotencyKey, signal: getWaitSignal(call) };
  try {
    await waitFor(call, Promise.resolve(beforeSend?.(event)));
  } catch (reason) {
    endCall(call, reason, true);
    throw reason;
  }
};

/** Pauses the limiter. Where that takes time, the call waits for it, no longer than an attempt may take. */
const pause = (call: Call, { timing }: PreparedRequest, limiter: RateLimiter, delay: number): Promise<void> =>
  tell(() => {
    const paused: unknown = limiter.pause(delay);
    if (!isPromise(paused)) return;
    const stopTimer = startTimer(timing.timeout, () => call.rejectWait?.(undefined));
    return waitFor(call, paused, stopTimer);
  });

/**
 * Starts an attempt when it has a credential and a turn of the limiter, and tells the limiter and the call its outcome.
 */
const withStart =
  (limiter: RateLimiter, maxQueue: number, redact: Redact, next: Handler): Handler =>
  async (call, request) => {
    const { auth, timing, endsAt } = request;
    let turn: Turn | undefined;
    while (!turn) {
      const header = auth?.current() ?? (auth?.renewal && (await waitForToken(call, request, auth.renewal)));
      if (call.ended) throw call.ended.reason;
      try {
        const taken: unknown = limiter.take({
          signal: getWaitSignal(call),
          // What was accepted once keeps its place.
          maxQueue: call.attempts === 0 ? maxQueue : Infinity,
          maxPause: timing.retry.maxRetryAfter,
          deadline: endsAt,
          attempt: call.attempts + 1,
        });
        // A turn without waiting is used at once: the limiter has counted the start, and whoever makes many calls in a row
        // lets no continuation run in between.
        turn = checkTurn(isPromise<Turn>(taken) ? await waitForTurn(call, taken) : taken);
      } catch (error) {
        throw toLimiterError(error, call, redact);
      }
      // Meanwhile the token may have expired, or have been replaced.
      call.authorization = auth?.current() ?? (header && auth?.renewal?.isValid(header) ? header : undefined);
      if (call.ended || (header && !call.authorization)) {
        cancel(turn);
        turn = undefined;
      }
    }
    if (request.beforeSend) {
      try {
        await callBeforeSend(call, request);
      } catch (error) {
        cancel(turn);
        throw error;
      }
    }

    const taken = turn;
    const before = call.delivery;
    call.delivery = "unknown";
    call.attempts++;
    const settleTurn = (status: number | undefined): void => void tell(() => taken.settle(status));
    try {
      const answer = await next(call, request);
      const { apiError, response } = answer;
      settleTurn(response.status);
      if (!apiError) return answer;
      call.delivery = combineDelivery(before, apiError);
      const { status, retryAfter } = apiError;
      if (status === 429) {
        call.rateLimitedAttempts++;
        if (retryAfter !== undefined) await pause(call, request, limiter, retryAfter);
      }
      return answer;
    } catch (error) {
      settleTurn(error instanceof GongResponseError ? error.status : undefined);
      if (!call.ended) call.delivery = combineDelivery(before, error);
      throw error;
    }
  };

/** The URL at the base URL that belongs to the credential, which may be another one than when the URL was written. */
const getUrl = ({ authorization }: Call, request: PreparedRequest, server: string): string => {
  const { url, baseUrl: before, operation } = request;
  if (!authorization) return url;
  const { alternativeServer } = operation;
  const baseUrl = alternativeServer?.(authorization.baseUrl, server) ?? authorization.baseUrl;
  return url.startsWith(before) ? baseUrl + url.slice(before.length) : url;
};

/** Sends a request once, and reads the response. */
const fetchOnce =
  (fetch: Fetch | undefined, server: string, observe: Observe | undefined, redact: Redact): Handler =>
  async (call, request) => {
    const send: Fetch | undefined = fetch ?? globalThis.fetch;
    if (typeof send !== "function") throw new CallOptionsError("There is no fetch here; pass one as the option fetch");
    const authorization = call.authorization?.authorization;
    // New headers for each attempt: who keeps them has those of that attempt.
    const headers = authorization ? { ...request.headers, authorization } : { ...request.headers };
    const signed = { url: getUrl(call, request, server), headers };
    for (const { sign } of request.keys) sign?.(signed);
    const { url } = signed;
    const signal = getWaitSignal(call);
    const init: RequestInit = { ...request.init, headers, signal, redirect: "manual" };
    observe?.("onRequest", call);
    let response: unknown;
    try {
      response = await send(url, init);
      // A `fetch` that takes no notice of the signal answers an attempt that was given up.
      if (signal.aborted) cancelBody(response as AnyResponse);
      signal.throwIfAborted();
    } catch (error) {
      if (isRefusedByFetch(error, url, init)) {
        throw new CallOptionsError("fetch refuses the options of this request", { cause: cleanCause(error, redact) });
      }
      throw createConnectionError(error, url, redact);
    }
    return await readResponse(call, url === request.url ? request : { ...request, url }, response, observe, redact);
  };

/** Ends an attempt that takes longer than `timeout`. */
const withTimeout =
  (next: Handler): Handler =>
  (call, request) => {
    const { timeout } = request.timing;
    const now = performance.now();
    call.attemptStartedAt = now;
    call.aliveUntil = now + timeout;
    return waitFor(
      call,
      next(call, request),
      startTimer(timeout, () => endLate(call, "attempt", request), { now }),
    );
  };

/**
 * Sends a call: again where the outcome allows it, or with another token after a 401; each time with a credential and in
 * its turn, within its timeout.
 */
export const createTransport = (options: ResolvedOptions): Handler => {
  const { api, limiter, maxQueue, fetch, observe, redact } = options;
  const attempt = withTimeout(fetchOnce(fetch, api.service.server, observe, redact));
  return withRetry(observe, withStart(limiter, maxQueue, redact, attempt));
};
