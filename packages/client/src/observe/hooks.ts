import type { Delivery } from "../errors/gong-error.ts";

/** An attempt that starts; also what every other event has. */
export interface RequestEvent {
  /** Tells the events of one call from those of all other calls of this and other processes. */
  readonly callId: string;
  readonly operationId: string;
  /** HTTP method. */
  readonly method: string;
  /** Path template of the spec, such as `/users/{id}`. */
  readonly path: string;
  /** Number of the attempt, from 1; 0 if none was started. */
  readonly attempt: number;
}

/** An attempt that was answered. */
export interface ResponseEvent extends RequestEvent {
  /** HTTP status. */
  readonly status: number;
  /** Milliseconds from the start of the attempt to the headers of the response. */
  readonly duration: number;
}

/** An attempt that failed and is followed by another one. */
export interface RetryEvent extends RequestEvent {
  /** HTTP status; absent if there was no response. */
  readonly status?: number;
  /** The service's id of the request; absent if it gave none. */
  readonly requestId?: string;
  /** Milliseconds that the attempt took. */
  readonly duration: number;
  /**
   * Milliseconds from now to the moment from which the next attempt may start. It then takes the next turn of the limiter,
   * before calls that have not started.
   */
  readonly delay: number;
  readonly error: unknown;
}

/** A call that was delivered. */
export interface SuccessEvent extends RequestEvent {
  /** HTTP status. */
  readonly status: number;
  /** The service's id of the request; absent if it gave none. */
  readonly requestId?: string;
  /** Milliseconds that the whole call took, its waiting included. */
  readonly duration: number;
}

/** A call that failed. */
export interface ErrorEvent extends RequestEvent {
  /** HTTP status; absent if there was no response. */
  readonly status?: number;
  /** The service's id of the request; absent if it gave none. */
  readonly requestId?: string;
  /** Milliseconds that the whole call took, its waiting included. */
  readonly duration: number;
  readonly delivery: Delivery;
  /** What the call rejects with; of a client call with an error status, the error that the SDK would throw. */
  readonly error: unknown;
}

/**
 * Observers of calls. What they throw or return changes nothing; they get no headers and no payload. Each call ends with
 * exactly one `onSuccess` or `onError`.
 */
export interface Hooks {
  /** An attempt starts. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** An attempt was answered, whatever the status. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** An attempt failed; another one follows. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** A call was delivered. */
  readonly onSuccess?: ((event: SuccessEvent) => unknown) | undefined;
  /** A call failed, the caller's own abort included. */
  readonly onError?: ((event: ErrorEvent) => unknown) | undefined;
}

/** Takes one line of text for each event of a call. The console, pino and winston fit. */
export interface Logger {
  /** Attempts, responses and calls that were delivered. */
  debug(message: string): unknown;
  info(message: string): unknown;
  /** Attempts that are repeated. */
  warn(message: string): unknown;
  /** Calls that failed. */
  error(message: string): unknown;
}
