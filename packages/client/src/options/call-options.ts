/** `params` of openapi-fetch. */
export type Parameters = {
  readonly [place in "path" | "query" | "header" | "cookie"]?: Readonly<Record<string, unknown>> | undefined;
};

/** What is sent by an operation: parameters by their place, and the body. */
export interface CallRequest {
  readonly params?: Parameters | undefined;
  readonly body?: unknown;
}
/** How often and how patiently a call is tried. Times are in milliseconds. */
export interface RetryOptions {
  /**
   * Tries that do not end in a 429, a whole number from 1. Default 3. The replay after a renewed token is not counted.
   */
  readonly attempts?: number | undefined;
  /** Tries that end in a 429, a whole number from 1. Default 10: a call cannot help a limit that others use up. */
  readonly rateLimitAttempts?: number | undefined;
  /** Shortest wait before another try. Default 500. */
  readonly minDelay?: number | undefined;
  /** Longest wait before another try, where the service states none. Default 8,000. */
  readonly maxDelay?: number | undefined;
  /** Longest `Retry-After` that is waited for; a longer one fails the call at once. Default 60,000. */
  readonly maxRetryAfter?: number | undefined;
}

/** Header values by name: `null` removes a header, `undefined` leaves it as it is. */
export type HeaderValues = {
  readonly [name: string]: string | number | boolean | readonly (string | number | boolean)[] | null | undefined;
};

/** Headers in any form that `fetch` takes, or {@link HeaderValues}. */
export type HeadersOption = NonNullable<RequestInit["headers"]> | HeaderValues;

/** What `beforeSend` is told of the attempt that is about to be sent. */
export interface BeforeSendEvent {
  /** Number of the attempt, from 1. */
  readonly attempt: number;
  /** The idempotency key of the call, if it has one. */
  readonly idempotencyKey?: string | undefined;
  /** Aborted when the call ends meanwhile: by its caller, at its deadline, or when the client is closed. */
  readonly signal: AbortSignal;
}

/** Options of one call; what is absent is as the client has it. Times are in milliseconds. */
export interface CallOptions {
  /** Ends the call wherever it is; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | null | undefined;
  /** One attempt, body included; of a body that the caller reads as a stream (`parseAs: "stream"`), up to its beginning. */
  readonly timeout?: number | undefined;
  /** The whole call: waiting, attempts and the time between them. */
  readonly deadline?: number | undefined;
  /** Merged with the client's; `false` for one attempt. */
  readonly retry?: RetryOptions | false | undefined;
  /** Added to the client's; `null` removes one. `authorization` is refused. */
  readonly headers?: HeadersOption | undefined;
  /**
   * Called and awaited when an attempt has its turn and its token, right before each `fetch`, the replay after a 401
   * included. If it throws, nothing is sent, the turn is given back, and the call rejects with what was thrown. Use it to
   * write down durably that the event is about to be sent. `timeout` does not run meanwhile.
   */
  readonly beforeSend?: ((event: BeforeSendEvent) => unknown) | undefined;
}
