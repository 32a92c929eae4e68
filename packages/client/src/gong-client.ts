/// <reference lib="esnext.disposable" preserve="true" />

import type { paths } from "@gong-engagement/types";
import type {
  FetchResponse,
  Middleware,
  ParamsOption,
  ParseAs,
  PathSerializer,
  QuerySerializer,
  QuerySerializerOptions,
  RequestBodyOption,
} from "openapi-fetch";
import type { CallOptions } from "./options/call-options.ts";
import type { DerivedOptions } from "./options/client-options.ts";
import type { RateLimitState } from "./rate-limit/rate-limiter.ts";

type MediaType = `${string}/${string}`;

/** Paths that have an operation of that method. */
type PathsWith<Method extends string, Paths> = {
  [Path in keyof Paths]: Paths[Path] extends { readonly [Name in Method]: unknown } ? Path : never;
}[keyof Paths];

type OperationOf<Path extends keyof Paths, Method extends string, Paths> = Paths[Path] extends {
  readonly [Name in Method]: infer Operation extends Record<string | number, unknown>;
}
  ? Operation
  : never;

/** What of `fetch`'s own options a call passes on; the others are the client's business. */
type FetchOptions = Omit<RequestInit, keyof CallOptions | "body" | "method" | "redirect" | "window">;

/** What a client call takes beside parameters and body: {@link CallOptions}, openapi-fetch's options, and what else `fetch` takes. */
export interface ClientCallOptions extends CallOptions, FetchOptions {
  /** Middleware of this call; it runs within the client's. */
  readonly middleware?: Middleware[] | undefined;
  readonly querySerializer?: QuerySerializer<unknown> | QuerySerializerOptions | undefined;
  readonly pathSerializer?: PathSerializer | undefined;
  readonly bodySerializer?: ((body: unknown) => unknown) | undefined;
}

type Init<Operation, As> = ParamsOption<Operation> &
  RequestBodyOption<Operation> & { readonly parseAs?: As } & ClientCallOptions;

// biome-ignore lint/complexity/noBannedTypes: the empty object is what fits if nothing is required
type InitParameter<Operation, As> = {} extends ParamsOption<Operation> & RequestBodyOption<Operation>
  ? [init?: Init<Operation, As>]
  : [init: Init<Operation, As>];

/** Whether a type is one path, and no union of several. */
type IsOne<Path, All = Path> = Path extends unknown ? ([All] extends [Path] ? true : false) : never;

/** What fits any operation. */
type AnyInit<As> = ClientCallOptions & {
  readonly params?: Readonly<Partial<Record<"query" | "header" | "path" | "cookie", Record<string, unknown>>>>;
  readonly body?: unknown;
  readonly parseAs?: As;
};

/**
 * The options of a call. While its path is being written, an editor asks for those of all paths at once, which takes seconds
 * for an API of a thousand operations: they are not told apart then, nor for a value that may be any of the paths.
 */
type InitOf<Path extends keyof Paths, Method extends string, As, Paths> =
  IsOne<Path> extends true
    ? InitParameter<OperationOf<Path, Method, Paths>, As>
    : [PathsWith<Method, Paths>] extends [Path]
      ? [init?: AnyInit<As>]
      : InitParameter<OperationOf<Path, Method, Paths>, As>;

/**
 * What a call of the client resolves with: `{ data, response }` or, for an HTTP error status, `{ error, response }`.
 *
 * A name of its own, so that declarations of a program can refer to it by this package alone.
 */
export type ClientResult<
  Path extends keyof Paths,
  Method extends string,
  As extends ParseAs = "json",
  Paths = paths,
> = FetchResponse<OperationOf<Path, Method, Paths>, { parseAs: As }, MediaType>;

/**
 * Sends one operation. Resolves `{ data, response }` or, for an HTTP error status, `{ error, response }`.
 *
 * @throws GongError, of the class that says why there is no answer.
 */
export type ClientMethod<Method extends string, Paths = paths> = <
  Path extends PathsWith<Method, Paths>,
  As extends ParseAs = "json",
>(
  path: Path,
  ...init: InitOf<Path, Method, As, Paths>
) => Promise<ClientResult<Path, Method, As, Paths>>;

/** How a client is closed. */
export interface CloseOptions {
  /** Milliseconds until what is left is given up. Default: none, it is waited for. */
  readonly timeout?: number | undefined;
}

/**
 * An openapi-fetch client for the API, with the transport of this package underneath. Made by `createClient`.
 *
 * @typeParam Paths - `paths` of another API description, as openapi-typescript prints it
 */
export interface GongClient<Paths = paths> {
  /** Sends the operation of that method (in lower case) and path. */
  readonly request: <
    Method extends "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace",
    Path extends PathsWith<Method, Paths>,
    As extends ParseAs = "json",
  >(
    method: Method,
    path: Path,
    ...init: InitOf<Path, Method, As, Paths>
  ) => Promise<ClientResult<Path, Method, As, Paths>>;
  readonly GET: ClientMethod<"get", Paths>;
  readonly PUT: ClientMethod<"put", Paths>;
  readonly POST: ClientMethod<"post", Paths>;
  readonly DELETE: ClientMethod<"delete", Paths>;
  readonly OPTIONS: ClientMethod<"options", Paths>;
  readonly HEAD: ClientMethod<"head", Paths>;
  readonly PATCH: ClientMethod<"patch", Paths>;
  readonly TRACE: ClientMethod<"trace", Paths>;
  /** Adds middleware, which sees a real `Request` and a real `Response`. It runs once for each call, above the retries. */
  readonly use: (...middleware: Middleware[]) => void;
  /** Takes middleware out again. */
  readonly eject: (...middleware: Middleware[]) => void;
  /**
   * A client with other defaults and the same limiter, credentials, connections and middleware. Both are closed together.
   *
   * @throws GongConfigError if an option is wrong, or is one that the clients share.
   */
  readonly withOptions: (options: DerivedOptions) => GongClient<Paths>;
  /** What is left of the limit now, and what waits. `undefined` for a limiter of another package that cannot tell. */
  readonly rateLimit: RateLimitState | undefined;
  /**
   * Takes no new calls and waits for those that are queued or in flight. What is left at the timeout rejects with
   * `GongClosedError`.
   *
   * @example
   * ```ts
   * import { createClient } from "@gong-engagement/client";
   *
   * const client = createClient({ auth: { bearerToken: "token" } });
   * await client.close({ timeout: 10_000 });
   * ```
   */
  readonly close: (options?: CloseOptions) => Promise<void>;
  /** `close()`, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}
