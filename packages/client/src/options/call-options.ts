/** How often and how patiently a call is tried. Times are in milliseconds. */
export interface RetryOptions {
  /** All tries together, a whole number from 1. Default 3. The replay after a renewed token is not counted. */
  readonly attempts?: number | undefined;
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

/** Options of one call; what is absent is as the client has it. Times are in milliseconds. */
export interface CallOptions {
  /** Ends the call wherever it stands; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | null | undefined;
  /** One attempt, body included. */
  readonly timeout?: number | undefined;
  /** The whole call: waiting, attempts and the time between them. */
  readonly deadline?: number | undefined;
  /** Merged with the client's; `false` for one attempt. */
  readonly retry?: RetryOptions | false | undefined;
  /** Added to the client's; `null` removes one. `authorization` is refused. */
  readonly headers?: HeadersOption | undefined;
}
