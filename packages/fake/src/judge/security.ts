import type { Operation } from "../document/list-operations.ts";
import type { ReadDocument, SecuritySchemeObject } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { splitPairs } from "../request/read-body.ts";
import { decodeText } from "../request/read-parameter.ts";
import type { ReceivedRequest } from "../request/received-request.ts";

/** A company that uses the service. All of its calls share one quota. */
export interface Account {
  /** Name in attempts and events. Default: `account 1`, `account 2`, ... */
  readonly name?: string;
  /** For HTTP Basic, with `accessKeySecret`. */
  readonly accessKey?: string;
  /** For HTTP Basic, with `accessKey`. */
  readonly accessKeySecret?: string;
  /** Bearer tokens that never expire. `issueToken` makes others. */
  readonly tokens?: readonly string[];
  /** Credentials of other security schemes of the document, by the names of these. */
  readonly credentials?: Readonly<Record<string, string>>;
  /** Addresses that calls may come from; calls from others are answered with 403. Default: all. */
  readonly trustedIps?: readonly string[];
}

/** A token that `issueToken` made. */
export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Who calls, or why that is not known. */
export type Identity =
  | { readonly kind: "known"; readonly account: string; readonly trustedIps?: readonly string[] | undefined }
  | { readonly kind: "unknown"; readonly reason: string };

interface Credentials {
  readonly basic: string | undefined;
  readonly bearer: string | undefined;
  /** The header `Authorization`, whatever its scheme. */
  readonly authorization: string | undefined;
  /** An API key by its place and name. */
  readonly find: (scheme: SecuritySchemeObject) => string | undefined;
}

const decodeBase64 = (text: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return "";
  }
};

const readCredentials = ({ headers, url }: ReceivedRequest): Credentials => {
  const authorization = headers.get("authorization") ?? undefined;
  const [, kind = "", value = ""] = /^(\S+)\s+(.*)$/s.exec(authorization ?? "") ?? [];
  return {
    authorization,
    basic: /^basic$/i.test(kind) ? decodeBase64(value) : undefined,
    bearer: /^bearer$/i.test(kind) ? value : undefined,
    find: ({ in: place, name = "" }) => {
      if (place === "header") return headers.get(name) ?? undefined;
      const pairs = splitPairs(
        place === "query" ? url.search.slice(1) : (headers.get("cookie") ?? "").replaceAll(/;\s*/g, "&"),
      );
      const text = pairs.find(([key]) => key === name)?.[1];
      return text === undefined ? undefined : decodeText(text);
    },
  };
};

/** Accounts by credentials, and tokens that come and go. */
export interface Security {
  readonly identify: (operation: Operation, received: ReceivedRequest, now: number) => Identity;
  /** @param lifetime - in milliseconds */
  readonly issueToken: (account: string, token: string, expiresAt: number) => void;
  /** Ends the token that a request carries, whoever made it. */
  readonly revoke: (received: ReceivedRequest) => void;
  readonly revokeAll: () => void;
}

/** Checks credentials as the document asks for them. With `"any"`, all that are there are right, and of one company. */
export const createSecurity = (
  document: ReadDocument,
  accounts: readonly (Account & { readonly name: string })[] | "any",
): Security => {
  const schemes = new Map(
    Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => [
      name,
      resolveReference<SecuritySchemeObject>(document, scheme),
    ]),
  );
  const issued = new Map<string, { readonly account: string; readonly expiresAt: number }>();
  const revoked = new Set<string>();

  const isTokenOf = (account: Account & { readonly name: string }, token: string, now: number): boolean => {
    if (revoked.has(token)) return false;
    const known = issued.get(token);
    if (known) return known.account === account.name && known.expiresAt > now;
    return account.tokens?.includes(token) ?? false;
  };

  const isSatisfied = (
    name: string,
    { basic, bearer, authorization, find }: Credentials,
    account: (Account & { readonly name: string }) | undefined,
    now: number,
  ): boolean => {
    const scheme = schemes.get(name);
    if (!scheme || scheme.type === "mutualTLS") return true; // What a connection proves, no request shows.
    const named = account?.credentials?.[name];
    if (scheme.type === "apiKey") {
      const key = find(scheme);
      return account ? key !== undefined && key === named : key !== undefined;
    }
    if (scheme.scheme?.toLowerCase() === "basic") {
      if (basic === undefined) return false;
      return account
        ? account.accessKey !== undefined && basic === `${account.accessKey}:${account.accessKeySecret}`
        : true;
    }
    const isBearer = scheme.type !== "http" || scheme.scheme?.toLowerCase() === "bearer";
    const credential = isBearer ? bearer : authorization?.replace(/^\S+\s+/, "");
    if (credential === undefined) return false;
    if (!account) return !revoked.has(credential) && (issued.get(credential)?.expiresAt ?? now + 1) > now;
    return isTokenOf(account, credential, now) || credential === named;
  };

  const explain = ({ authorization, bearer }: Credentials, now: number): string => {
    if (authorization === undefined) return "The request has no credentials that the operation accepts";
    if (bearer === undefined) return "The access key or its secret is not valid";
    const known = issued.get(bearer);
    return known && known.expiresAt <= now ? "The access token has expired" : "The access token is not valid";
  };

  const [first] = accounts === "any" ? [] : accounts;
  const candidates = accounts === "any" ? [undefined] : accounts;

  return {
    identify: ({ security }, received, now) => {
      const know = (account: (Account & { readonly name: string }) | undefined): Identity => ({
        kind: "known",
        account: account?.name ?? "any account",
        trustedIps: account?.trustedIps,
      });
      if (security.length === 0) return know(first);
      const credentials = readCredentials(received);
      for (const account of candidates) {
        const isKnown = security.some((names) => names.every((name) => isSatisfied(name, credentials, account, now)));
        if (isKnown) return know(account);
      }
      return { kind: "unknown", reason: explain(credentials, now) };
    },
    issueToken: (account, token, expiresAt) => issued.set(token, { account, expiresAt }),
    revoke: (received) => {
      const { bearer } = readCredentials(received);
      if (bearer !== undefined) revoked.add(bearer);
    },
    revokeAll: () => {
      issued.clear();
      revoked.clear();
    },
  };
};
