import type { Auth, Credential, SchemeCredential } from "../auth/auth.ts";
import type { GongApiError } from "../errors/gong-api-error.ts";
import type { Delivery } from "../errors/gong-error.ts";
import { GongTimeoutError, type TimeoutScope } from "../errors/gong-timeout-error.ts";
import type { Operation } from "../operation.ts";
import type { Limits } from "../options/resolve-limits.ts";

/** An answer whose body has been read. */
export interface Answer {
  readonly response: Response;
  /** The body as it was read; absent if there was none. */
  readonly body?: string | Blob | undefined;
  /** The body as the spec declares it. */
  readonly data?: unknown;
  /** Set for an error status. */
  readonly failure?: GongApiError | undefined;
}

/** One call: what is sent, what bounds it, and what has become of it so far. */
export interface Call {
  readonly operation: Operation;
  readonly method: string;
  /** Path template of the spec. */
  readonly path: string;
  /** The caller's. */
  signal: AbortSignal | undefined;
  limits: Limits;
  /** Moment at which the call must have ended, on the clock of `performance.now()`. */
  endsAt: number;
  idempotencyKey: string | undefined;
  /** What stands in the header `Authorization`. Absent: nothing. */
  auth: Auth | undefined;
  /** API keys that are sent. */
  keys: readonly SchemeCredential[] | undefined;

  /** Whether there is something to send. */
  isBuilt: boolean;
  /** Base URL for which `url` was written. */
  baseUrl: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  /** Method, body, and whatever else the caller has for `fetch`. */
  init: RequestInit;

  attempts: number;
  /** What became of the attempts up to now, the worst of them; one in flight counts as `unknown`. */
  delivery: Delivery;
  /** With what the attempt in flight, or the last one, is sent. */
  credential: Credential | undefined;
  isRefreshed: boolean;

  /** Aborts what the call waits for. */
  controller: AbortController | undefined;
  /** Rejects what the call waits for. */
  reject: ((reason: unknown) => void) | undefined;
  /** Rejects the whole call, where something else than the transport may hold it up. */
  abandon: ((reason: unknown) => void) | undefined;
  /** Ends the reading of an error's body, which is no reason to lose its status. */
  cut: (() => void) | undefined;
  /** Set when the call was ended from outside. */
  stopped: { readonly reason: unknown } | undefined;
}

/** The base URL to which an operation is sent by a client that has this one. */
export const baseUrlOf = ({ alternativeServer }: Operation, baseUrl: string): string =>
  alternativeServer?.(baseUrl) ?? baseUrl;

/** Ends what a call waits for; the call itself may go on with another attempt. */
const interrupt = (call: Call, reason: unknown): void => {
  call.controller?.abort(reason);
  call.controller = undefined;
  call.reject?.(reason);
};

/** Ends a call, wherever it stands. Only the first reason counts. */
export const stop = (call: Call, reason: unknown): void => {
  if (call.stopped) return;
  call.stopped = { reason };
  interrupt(call, reason);
  call.abandon?.(reason);
};

/** Ends an attempt, or the whole call, as it takes too long. An error whose body is being read stands, but is the last. */
export const expire = (call: Call, scope: TimeoutScope): void => {
  if (call.cut) {
    if (scope === "deadline") call.stopped = { reason: new GongTimeoutError(scope) };
    call.cut();
  } else if (scope === "attempt") interrupt(call, new GongTimeoutError(scope));
  else stop(call, new GongTimeoutError(scope));
};

/** Aborted when what the call waits for now is ended. */
export const signalOf = (call: Call): AbortSignal => {
  call.controller ??= new AbortController();
  return call.controller.signal;
};

const nothing = (): void => {};

/**
 * Waits for work until the call is stopped or interrupted, also if the work takes no notice of that.
 *
 * @param cleanUp - is called when the wait is over, whatever ended it
 */
export const race = <Result>(call: Call, work: PromiseLike<Result>, cleanUp: () => void = nothing): Promise<Result> =>
  new Promise((resolve, reject) => {
    call.reject = (reason) => {
      cleanUp();
      reject(reason);
    };
    if (call.stopped) call.reject(call.stopped.reason);
    work.then((result) => {
      cleanUp();
      resolve(result);
    }, call.reject);
  });
