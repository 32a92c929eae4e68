import type { Operation } from "../api-metadata.ts";
import type { AuthorizationHeader, AuthProvider, ResolvedScheme } from "../auth/auth.ts";
import type { GongApiError } from "../errors/gong-api-error.ts";
import type { CallFacts, Delivery } from "../errors/gong-error.ts";
import { GongTimeoutError, type TimeoutScope } from "../errors/gong-timeout-error.ts";
import { ignore } from "../guards.ts";
import type { ObservedCall } from "../observe/observer.ts";
import type { CallOptions } from "../options/call-options.ts";
import type { Timing } from "../options/timing.ts";
import { startTimer } from "../timer.ts";

/** What is sent, with which credentials, and within which limits. It never changes. */
export interface PreparedRequest {
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  readonly timing: Timing;
  /** Moment at which the call must have ended, on the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly beforeSend: CallOptions["beforeSend"];
  readonly idempotencyKey: string | undefined;
  /** Provides the header `Authorization`. Absent: it is not sent. */
  readonly auth: AuthProvider | undefined;
  /** API keys that are sent. */
  readonly keys: readonly ResolvedScheme[];
  /** What the caller wants a 2xx to be read as, instead of what the spec declares. */
  readonly parseAs: string | undefined;
  /** Base URL for which `url` was written. */
  readonly baseUrl: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Method, body, and whatever else the caller has for `fetch`. */
  readonly init: RequestInit;
}

/** A response whose body has been read, or is left to the caller to read. */
export interface DecodedResponse {
  readonly response: Response;
  /** The body as it was read, or is to be read; absent if there was none. */
  readonly body?: string | Blob | ReadableStream<Uint8Array> | undefined;
  /** The body as the spec declares it. */
  readonly data?: unknown;
  /** Set for an error status. */
  readonly apiError?: GongApiError | undefined;
  /** What `error` of the client is for an error status. */
  readonly error?: unknown;
}

/** Why a body was not read to its end. */
export interface ReadingFailure {
  readonly reason: unknown;
}

/** The state of a call. */
export interface Call extends ObservedCall {
  readonly operation: Operation;
  readonly method: string;
  /** Path template of the spec. */
  readonly path: string;
  /** Moment at which the call began, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** The idempotency key, if the request holds one. */
  idempotencyKey?: string | undefined;
  attempts: number;
  /** Moment at which the last attempt began. */
  attemptStartedAt: number;
  /** Attempts that ended in a 429. */
  rateLimitedAttempts: number;
  /** Whether a token was renewed for this call. */
  isRefreshed: boolean;
  /** The outcome of the attempts up to now, the worst of them; one in flight counts as `unknown`. */
  delivery: Delivery;
  /** The header with which the attempt in flight, or the last one, was sent. */
  authorization?: AuthorizationHeader | undefined;
  /** Set when the call was ended from outside. A foreign reason is the caller's, and is never changed. */
  ended?: { readonly reason: unknown; readonly isForeign: boolean } | undefined;
  /** Moment up to which a timer of this call shows that it lives; a Worker ends the timers of a request with the request. */
  aliveUntil: number;

  /** Aborts what the call waits for. */
  controller?: AbortController | undefined;
  /** Rejects what the call waits for. */
  rejectWait?: ((reason: unknown) => void) | undefined;
  /** Rejects the whole call, where something else than the transport may hold it up. */
  rejectCall?: ((reason: unknown) => void) | undefined;
  /** Ends the reading of an error's body. The status is kept. */
  stopReadingError?: (() => void) | undefined;
  /** Set when the caller reads the body: the call goes on until that is over. */
  whenRead?: Promise<ReadingFailure | undefined> | undefined;
}

/** What an error of the call says of it. */
export const getFacts = ({ operation, attempts, delivery, idempotencyKey }: Call): CallFacts => ({
  operationId: operation.operationId,
  attempts,
  delivery,
  idempotencyKey,
});

/** Does its part for a call, leaves the rest to the next handler, and returns the response. */
export type Handler = (call: Call, request: PreparedRequest) => Promise<DecodedResponse>;

export const createCall = (operation: Operation, method: string, path: string): Call => ({
  operation,
  method,
  path,
  startedAt: performance.now(),
  attempts: 0,
  attemptStartedAt: 0,
  rateLimitedAttempts: 0,
  isRefreshed: false,
  delivery: "not-sent",
  aliveUntil: Infinity,
});

/** Calls back when a call is over: now, or when its body has been read. */
export const whenOver = (call: Call, callback: (failure?: ReadingFailure) => void): void => {
  if (call.whenRead) void call.whenRead.then(callback);
  else callback();
};

/** Ends what a call waits for; the call itself may go on with another attempt. */
const endWait = (call: Call, reason: unknown): void => {
  const { controller } = call;
  call.controller = undefined;
  try {
    controller?.abort(reason);
  } catch {
    // A Worker lets no request abort what another one has begun.
  }
  call.rejectWait?.(reason);
};

/**
 * Ends a call, wherever it is. Only the first reason counts.
 *
 * @param isForeign - whether the reason is the caller's
 */
export const endCall = (call: Call, reason: unknown, isForeign = false): void => {
  if (call.ended) return;
  call.ended = { reason, isForeign };
  endWait(call, reason);
  // Not every `fetch` takes notice of its signal.
  call.stopReadingError?.();
  call.rejectCall?.(reason);
};

/** Ends an attempt, or the whole call, that takes too long. An error whose body is being read is kept, but is the last. */
export const endLate = (call: Call, scope: TimeoutScope, { timing }: Pick<PreparedRequest, "timing">): void => {
  const error = new GongTimeoutError(scope, scope === "attempt" ? timing.timeout : timing.deadline);
  if (call.stopReadingError) {
    if (scope === "deadline") call.ended = { reason: error, isForeign: false };
    call.stopReadingError();
  } else if (scope === "attempt") endWait(call, error);
  else endCall(call, error);
};

/** Aborted when what the call waits for now is ended. */
export const getWaitSignal = (call: Call): AbortSignal => {
  call.controller ??= new AbortController();
  return call.controller.signal;
};

/**
 * Waits for work until the call, or this wait, is ended, also if the work takes no notice of that.
 *
 * @param cleanUp - is called when the wait is over, whatever ended it
 * @param discard - gets a result that comes after the wait was ended
 */
export const waitFor = <Result>(
  call: Call,
  work: PromiseLike<Result>,
  cleanUp: () => void = ignore,
  discard: (result: Result) => void = ignore,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    let isOver = false;
    const rejectWait = (reason: unknown): void => {
      if (isOver) return;
      isOver = true;
      cleanUp();
      reject(reason);
    };
    call.rejectWait = rejectWait;
    if (call.ended) rejectWait(call.ended.reason);
    // Also what a foreign limiter returns, whose `then` may throw, or be no function.
    Promise.resolve(work).then((result) => {
      if (isOver) return discard(result);
      isOver = true;
      cleanUp();
      resolve(result);
    }, rejectWait);
  });

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
