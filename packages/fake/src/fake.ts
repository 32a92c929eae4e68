import type { OpenApiDocument, QuotaWindow } from "./document/openapi.ts";
import type { Fault, FaultKind, FaultOptions } from "./judge/faults.ts";
import type { Account, IssuedToken } from "./judge/security.ts";
import type { ExpectOptions, WantedInput } from "./records/create-expectations.ts";
import type { Attempt, ReportedEvent } from "./records/records.ts";
import type { Clock } from "./serve/create-clock.ts";
import type { FakeServer, ListenOptions } from "./serve/listen.ts";

/** Options of `createFake`, all of them optional. */
export interface FakeOptions {
  /** What the service is. Default: the Gong Engagement API, as `@gong-engagement/types/openapi.json` has it. */
  readonly document?: OpenApiDocument;
  /** The companies that use it, or `"any"`: all credentials are right. Default: one, whose credentials are `fake.auth`. */
  readonly accounts?: readonly Account[] | "any";
  /** The limits of each company, or `false` for none. Default: the document's `x-rate-limit`. */
  readonly quota?: readonly QuotaWindow[] | false;
  /** What a call is answered with whose idempotency key is known: 409, or what the first one got. Default `"conflict"`. */
  readonly duplicates?: "conflict" | "same-answer";
  /** Default: `Date.now` and `setTimeout`, also those of fake timers. */
  readonly clock?: Clock;
  /** Seed of ids and of random faults: with the same seed and the same calls, everything happens again. Default 1. */
  readonly seed?: number;
  /** Is told of each call that arrived. */
  readonly onAttempt?: (attempt: Attempt) => void;
}

/** What a bearer token is to be. */
export interface TokenOptions {
  /** Name of the account. Default: the first. */
  readonly account?: string;
  /** Milliseconds for which the token is valid. Default: a day. */
  readonly lifetime?: number;
}

/** A service that remembers. Its methods may be taken off it. */
export interface Fake {
  /** A `fetch` without sockets, for the option `fetch` of a client. Every host is the fake. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * Answers a `Request`, for MSW, Hono, Workers or Bun. A connection that is lost is a `Response.error()`: MSW loses the
   * connection, while servers that cannot do that for a handler, such as `Bun.serve` and Workers, answer with 500.
   */
  readonly handle: (request: Request, options?: { readonly address?: string }) => Promise<Response>;
  /** Listens on a socket. Needs Node.js, or Bun or Deno with what they have of it. */
  readonly listen: (options?: ListenOptions) => Promise<FakeServer>;
  /** Credentials of the first account, for the option `auth` of a client. */
  readonly auth: { readonly accessKey: string; readonly accessKeySecret: string };
  /** Makes a bearer token: `auth: { bearerToken: () => fake.issueToken({ lifetime: 60_000 }) }`. */
  readonly issueToken: (options?: TokenOptions) => IssuedToken;
  /** What arrived, in its order. */
  readonly attempts: readonly Attempt[];
  /** What was recorded, in its order. */
  readonly events: readonly ReportedEvent[];
  /**
   * Makes something go wrong with the calls to come.
   *
   * @throws TypeError if there is no such fault, or it has no such option.
   * @example
   * ```ts
   * import { createFake } from "@gong-engagement/fake";
   *
   * const fake = createFake();
   * fake.fail(503, { retryAfter: 2 });
   * fake.fail("reset-after-commit", { after: 10, times: 3 });
   * fake.fail("slow", { rate: 0.1, delay: 5_000 });
   * ```
   */
  readonly fail: (kind: FaultKind, options?: FaultOptions) => Fault;
  /**
   * Counts calls that other integrations of the company make now.
   *
   * @throws TypeError if there is no such account, or `calls` is not a whole number.
   */
  readonly spend: (calls: number, account?: string) => void;
  /**
   * Returns the events of an operation that have such an input: only the properties that are given are compared.
   *
   * @throws Error if there is no such event, or another number of them than `times`. The message names the nearest event.
   */
  readonly expectReported: (
    operationId: string,
    input?: WantedInput,
    options?: ExpectOptions,
  ) => readonly ReportedEvent[];
  /**
   * Makes sure that an operation has no event with such an input.
   *
   * @throws Error that shows the first such event.
   */
  readonly expectNotReported: (operationId: string, input?: WantedInput) => void;
  /** The most calls that arrived in any interval of that length in milliseconds. */
  readonly mostInAny: (interval: number) => number;
  /** Forgets all: attempts, events, keys, quotas, tokens and faults. The seed begins anew. */
  readonly reset: () => void;
}
