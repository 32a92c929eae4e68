import type { Redactor } from "../redact/redactor.ts";
import type { BasicAuth, BearerAuth } from "./auth-options.ts";

/** The header `Authorization` of an attempt, and where it is valid. */
export interface AuthorizationHeader {
  readonly authorization: string;
  /** Base URL to which it is sent. */
  readonly baseUrl: string;
}

/** A wait for a header that has to be obtained. */
export interface AuthorizationWait {
  readonly result: Promise<AuthorizationHeader>;
  /** Ends the timers of this wait. What it waits for goes on for the others. */
  stop(): void;
}

/** Provides the header `Authorization`. */
export interface AuthProvider {
  /** HTTP authentication scheme, in lower case. */
  readonly scheme: string;
  /** Base URL of the next request. */
  baseUrl(): string;
  /** What can be sent now; `undefined` if it must be obtained first. */
  current(): AuthorizationHeader | undefined;
  /**
   * Obtains what can be sent by the call that waits for it, even if it soon expires.
   *
   * @param onRestart - is called when what it waits for was lost, and begins anew
   */
  obtain(onRestart: () => void): AuthorizationWait;
  /** Whether what `obtain` gave can still be sent. */
  isValid(header: AuthorizationHeader): boolean;
  /** Takes back what the service answered with 401. Absent: there can be no other. */
  readonly refuse?: (header: AuthorizationHeader) => void;
}

/** The parts of a request in which an API key can be. */
export interface SignedRequest {
  url: string;
  readonly headers: Record<string, string>;
}

/** The credential of one security scheme; empty if it is not a matter of requests. */
export interface ResolvedScheme {
  readonly auth?: AuthProvider;
  /** Writes an API key into a request. */
  readonly sign?: (request: SignedRequest) => void;
}

/** The credentials of a client. */
export interface ClientCredentials {
  /** Access key or bearer token. */
  readonly main: AuthProvider | undefined;
  /** What there is for the security schemes of the spec, by their names. */
  readonly schemes: ReadonlyMap<string, ResolvedScheme>;
  /** Base URL of calls that are sent without credentials. */
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
  /** Checks and completes the base URL of a token. */
  readonly resolveBaseUrl: (value: string) => string;
  /** Milliseconds that one call of a token provider may take. */
  readonly timeout: number;
  readonly redactor: Redactor;
  /** Whether long-lived secrets may be held where the visitor of a page can read them. */
  readonly allowBrowser: boolean;
}

/**
 * Reads a credential that is given under the name of its security scheme.
 *
 * @throws GongConfigError if it cannot be sent.
 */
export type SchemeReader = (name: string, value: unknown, context: AuthContext) => ResolvedScheme;

/** Credentials that are given under the names of their security schemes, and the options without these. */
export interface NamedCredentials {
  readonly schemes: ReadonlyMap<string, ResolvedScheme>;
  readonly others: AnyAuth;
}

/**
 * Reads the credentials that are given under the names of their security schemes.
 *
 * @throws GongConfigError if one cannot be sent.
 */
export type NamedReader = (
  service: { readonly securitySchemes: { readonly [name: string]: { readonly read?: SchemeReader } } },
  given: AnyAuth,
  context: AuthContext,
) => NamedCredentials;

/** Whether a bearer token can be in a header: visible ASCII without blanks. */
export const isToken = (token: unknown): token is string => typeof token === "string" && /^[!-~]+$/.test(token);

/** Provides a header that never changes. */
export const createStaticAuth = ({ baseUrl, redactor }: AuthContext, scheme: string, secret: string): AuthProvider => {
  redactor.add(secret);
  const header = { baseUrl, authorization: `${scheme} ${secret}` };
  return {
    scheme: scheme.toLowerCase(),
    baseUrl: () => baseUrl,
    current: () => header,
    obtain: () => ({ result: Promise.resolve(header), stop() {} }),
    isValid: () => true,
  };
};
