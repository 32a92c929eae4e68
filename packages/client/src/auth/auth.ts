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
  /** Provides other headers when the current one cannot be sent any more. Absent: there are no others. */
  readonly renewal?: AuthorizationRenewal;
}

/** Provides a header `Authorization` that has to be obtained. */
export interface AuthorizationRenewal {
  /**
   * Obtains what can be sent by the call that waits for it, even if it soon expires.
   *
   * @param onRestart - is called when what it waits for was lost, and begins anew
   */
  obtain(onRestart: () => void): AuthorizationWait;
  /** Whether what `obtain` gave can still be sent. */
  isValid(header: AuthorizationHeader): boolean;
  /** Takes back what the service answered with 401. */
  refuse(header: AuthorizationHeader): void;
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
  /** Checks and completes the base URL of a token; messages call it `source`. */
  readonly resolveBaseUrl: (value: string, source: string) => string;
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

/** What is wrong with a part of the credentials; the message never repeats it. */
export const findFault = (value: unknown, isKey = false): string | undefined => {
  if (value === undefined || value === null) return "is not set";
  if (typeof value !== "string") return "is not a string";
  if (value === "") return "is empty";
  if (value !== value.trim()) {
    return /[\r\n]/.test(value) ? "has a line break before or behind it" : "has blanks around it";
  }
  if (/\p{Cc}/u.test(value)) return "has a line break or another control character in it";
  if (/\p{Cf}/u.test(value)) return "has an invisible character in it";
  if (isKey && value.includes(":")) return "has a colon in it; access keys have none";
  return undefined;
};

/** What is wrong with a bearer token, which is visible ASCII without blanks. */
export const findTokenFault = (token: unknown): string | undefined =>
  typeof token === "string" && /^[!-~]+$/.test(token)
    ? undefined
    : (findFault(token) ?? "has blanks in it, or characters that a header cannot hold");

/** Provides a header that never changes. */
export const createStaticAuth = ({ baseUrl, redactor }: AuthContext, scheme: string, secret: string): AuthProvider => {
  redactor.add(secret);
  const header = { baseUrl, authorization: `${scheme} ${secret}` };
  return {
    scheme: scheme.toLowerCase(),
    baseUrl: () => baseUrl,
    current: () => header,
  };
};
