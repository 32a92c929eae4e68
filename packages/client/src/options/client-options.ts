import type { AuthOptions } from "../auth/auth-options.ts";
import type { Hooks, Logger } from "../observe/hooks.ts";
import type { RateLimitWindow } from "../rate-limit/create-rate-limiter.ts";
import type { RateLimiter } from "../rate-limit/rate-limiter.ts";
import type { HeadersOption, RetryOptions } from "./call-options.ts";
import type { InputSchemas } from "./validate.ts";

/** What sends a request: `globalThis.fetch`, or a function like it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of a client, all optional. Times are in milliseconds. */
export interface ClientOptions {
  /**
   * Credentials. Default: the environment's `GONG_ACCESS_KEY` and `GONG_ACCESS_KEY_SECRET`, or `GONG_BEARER_TOKEN`.
   * `false`: none; operations that need them are not sent.
   */
  readonly auth?: AuthOptions | false | undefined;
  /**
   * URL of the service. The path of the spec's server (`/v2`) is appended if it has none. Default: the environment's
   * `GONG_BASE_URL`, else the first server of the spec.
   */
  readonly baseUrl?: string | undefined;
  /** One attempt, body included; also one call of a token provider. Waiting for the limiter does not count. Default 30,000. */
  readonly timeout?: number | undefined;
  /** The whole call: waiting, attempts and the time between them. Default: none. */
  readonly deadline?: number | undefined;
  /**
   * `false`: one attempt.
   * Default `{ attempts: 3, rateLimitAttempts: 10, minDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 }`.
   */
  readonly retry?: RetryOptions | false | undefined;
  /** Windows, a limiter that clients may share, or `false` for none. Default: the limits of the service. */
  readonly rateLimit?: readonly RateLimitWindow[] | RateLimiter | false | undefined;
  /** Maximum number of calls that wait for the limiter; one more fails with a `GongLimiterError`. Default 10,000. */
  readonly maxQueue?: number | undefined;
  /** Sends the requests; always called with `(url, init)`. Default `globalThis.fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Headers of every request; `null` removes one of ours. `authorization` is refused. */
  readonly headers?: HeadersOption | undefined;
  /** Gets a line of text for each event. */
  readonly logger?: Logger | undefined;
  /** Observers of calls. */
  readonly hooks?: Hooks | undefined;
  /**
   * Checks the input of each call before it takes part of the limit: Standard Schemas by operationId, of the flat input that
   * the SDK takes. An input that fails is a `GongInputError` with `issues`, and is not sent. What a schema makes of the input
   * changes nothing of what is sent. `false`: no check. Default: no check.
   */
  readonly validate?: InputSchemas | false | undefined;
  /** Allows Basic credentials in a browser, where the visitor of the page can read them. Default `false`. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** What `withOptions` takes: all but what the clients share. */
export type DerivedOptions = Omit<ClientOptions, "auth" | "baseUrl" | "rateLimit" | "dangerouslyAllowBrowser">;
