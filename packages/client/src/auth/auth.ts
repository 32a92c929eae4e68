import type { Redactor } from "../redact/create-redactor.ts";
import type { Call } from "../transport/call.ts";
import type { BasicAuth, BearerAuth } from "./auth-options.ts";

/** What an attempt needs to be accepted, and where that is valid. */
export interface Credential {
  /** Value of the header `Authorization`. */
  readonly authorization: string;
  /** Base URL to which it is sent. */
  readonly baseUrl: string;
}

/** What stands in the header `Authorization`. */
export interface Auth {
  /** Kind of credentials: an HTTP authentication scheme, in lower case. */
  readonly scheme: string;
  /** Base URL of the next request. */
  baseUrl(): string;
  /** What can be sent now; `undefined` if it must be obtained first. */
  current(): Credential | undefined;
  /** Obtains what can be sent by this call, even if it soon expires. */
  obtain(call: Call): Promise<Credential>;
  /** Whether what `obtain` returned can still be sent. */
  isValid(credential: Credential): boolean;
  /** Takes back what the service answered with 401. Absent: there can be no other. */
  readonly refuse?: (credential: Credential) => void;
}

/** The parts of a request in which an API key may stand. */
export interface SignedRequest {
  url: string;
  readonly headers: Record<string, string>;
}

/** The credential of one security scheme; nothing if it is not a matter of requests. */
export interface SchemeCredential {
  readonly auth?: Auth;
  /** Writes an API key into a request. */
  readonly sign?: (request: SignedRequest) => void;
}

/** The credentials of a client. */
export interface Credentials {
  /** Access key or bearer token. */
  readonly main: Auth | undefined;
  /** What there is for the security schemes of the spec, by their names. */
  readonly schemes: ReadonlyMap<string, SchemeCredential>;
  /** Base URL of calls that are sent without. */
  readonly baseUrl: () => string;
}

/** What both kinds of credentials may be made of; which of them is given is found out. */
export type AnyAuth = {
  readonly [Name in keyof (BasicAuth & BearerAuth)]?: (BasicAuth & BearerAuth)[Name] | undefined;
};

/** What credentials are made with. */
export interface AuthContext {
  /** Of the client, unless a token brings another one. */
  readonly baseUrl: string;
  /** Checks and completes that of a token. */
  readonly resolveBaseUrl: (value: string) => string;
  readonly redactor: Redactor;
  /** Whether long-lived secrets may be held where the visitor of a page can read them. */
  readonly allowBrowser: boolean;
}

/**
 * Reads a credential that is given under the name of its security scheme.
 *
 * @throws GongConfigError if it cannot be sent.
 */
export type SchemeReader = (name: string, value: unknown, context: AuthContext) => SchemeCredential;
