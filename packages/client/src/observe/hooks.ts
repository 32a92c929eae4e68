import type { Delivery } from "../errors/gong-error.ts";

/** An attempt that starts. */
export interface RequestEvent {
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
}

/** An attempt that failed and is followed by another one. */
export interface RetryEvent extends RequestEvent {
  readonly status?: number;
  /** Milliseconds until the next attempt; waiting for the limiter is not in it. */
  readonly delay: number;
  readonly error: unknown;
}

/** A call that failed. */
export interface ErrorEvent extends RequestEvent {
  readonly status?: number;
  readonly delivery: Delivery;
  /** What the call rejects with; of a client call with an error status, the error that the SDK would throw. */
  readonly error: unknown;
}

/** Observers of calls. What they throw or return changes nothing; they are told no headers and no payload. */
export interface Hooks {
  /** An attempt starts. */
  readonly onRequest?: ((event: RequestEvent) => unknown) | undefined;
  /** An attempt was answered, whatever the status. */
  readonly onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  /** An attempt failed; another one follows. */
  readonly onRetry?: ((event: RetryEvent) => unknown) | undefined;
  /** A call failed, the caller's own abort included. */
  readonly onError?: ((event: ErrorEvent) => unknown) | undefined;
}
