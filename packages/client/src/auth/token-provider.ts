/** What a token provider is told. */
export interface TokenRequest {
  /** Aborted when the call to the provider takes longer than the client's `timeout`. */
  readonly signal: AbortSignal;
  /** Why a token is needed: there is no token yet, it is about to expire, or the service refused it. */
  readonly reason: "initial" | "expired" | "unauthorized";
}

/** A token and what is known of it. */
export interface Token {
  readonly token: string;
  /** A `Date` or milliseconds since 1970. The token is used until a minute before. Absent: until the service refuses it. */
  readonly expiresAt?: Date | number | undefined;
  /** Base URL that belongs to the token; used from then on. */
  readonly baseUrl?: string | undefined;
}

/**
 * Returns a token when one is needed. All calls share it; those that need one at the same time share one call to the provider.
 *
 * @example
 * ```ts
 * import { createClient, type TokenProvider } from "@gong-engagement/client";
 *
 * const bearerToken: TokenProvider = async ({ signal }) => {
 *   const response = await fetch("https://tokens.example.com/gong", { signal });
 *   const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: number };
 *   return { token, expiresAt };
 * };
 * const client = createClient({ auth: { bearerToken } });
 * ```
 */
export type TokenProvider = (request: TokenRequest) => string | Token | PromiseLike<string | Token>;
