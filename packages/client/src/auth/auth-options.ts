import type { SchemeCredentials } from "../generated/scheme-credentials.ts";
import type { TokenProvider } from "./token-provider.ts";

/** Access key and secret of an API user. */
export interface BasicAuth {
  /** Must not contain a colon. */
  readonly accessKey: string;
  readonly accessKeySecret: string;
}

/** An OAuth token, or a function that provides it. */
export interface BearerAuth {
  readonly bearerToken: string | TokenProvider;
}

/**
 * One of the two kinds of credentials, and those of other security schemes of the spec under the names of these: an API
 * key as a string, an OAuth token as a string or as a function that provides it.
 */
export type AuthOptions =
  | BasicAuth
  | BearerAuth
  | SchemeCredentials
  | (BasicAuth & SchemeCredentials)
  | (BearerAuth & SchemeCredentials);
