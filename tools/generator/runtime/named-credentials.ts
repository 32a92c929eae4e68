import {
  createStaticAuth,
  type NamedReader,
  type ResolvedScheme,
  type SchemeReader,
  type SignedRequest,
} from "../../../packages/client/src/auth/auth.ts";
import { createTokenAuth } from "../../../packages/client/src/auth/create-token-auth.ts";
import type { TokenProvider } from "../../../packages/client/src/auth/token-provider.ts";
import { GongConfigError } from "../../../packages/client/src/errors/gong-config-error.ts";
import { isBrowser } from "../../../packages/client/src/platform.ts";

/** Where an API key is sent. */
export interface KeyPlace {
  readonly in: "header" | "query" | "cookie";
  /** Of the header, the query parameter or the cookie. */
  readonly name: string;
}

/** What each place can hold as it is. */
const holds = {
  header: /^[!-~]([ -~]*[!-~])?$/,
  cookie: /^[!#-+\--:<-[\]-~]+$/,
  query: /./s,
} as const;

const joinCookies = ({ cookie }: SignedRequest["headers"], added: string): string =>
  cookie ? `${cookie}; ${added}` : added;

const writeKey = (place: KeyPlace, key: string, request: SignedRequest): void => {
  const { headers } = request;
  if (place.in === "header") headers[place.name.toLowerCase()] = key;
  else if (place.in === "cookie") Object.assign(headers, { cookie: joinCookies(headers, `${place.name}=${key}`) });
  else {
    const pair = `${encodeURIComponent(place.name)}=${encodeURIComponent(key)}`;
    request.url += (request.url.includes("?") ? "&" : "?") + pair;
  }
};

/** For a security scheme that is an API key. */
export const createKeyReader =
  (place: KeyPlace): SchemeReader =>
  (name, key, { redactor, allowBrowser }) => {
    if (typeof key !== "string" || !holds[place.in].test(key)) {
      throw new GongConfigError(`auth: ${name} must be a string that a ${place.in} can hold`);
    }
    if (!allowBrowser && isBrowser()) {
      throw new GongConfigError(`auth: visitors could read ${name}; see the option dangerouslyAllowBrowser`);
    }
    redactor.add(key);
    return { sign: (request) => writeKey(place, key, request) };
  };

/**
 * For a security scheme whose credential is in the header `Authorization`.
 *
 * @param scheme - of HTTP authentication; comes before the credential
 */
export const createTokenReader =
  (scheme: string): SchemeReader =>
  (name, token, context) => {
    if (typeof token === "function") return { auth: createTokenAuth(token as TokenProvider, context, scheme) };
    if (typeof token !== "string" || !/^[!-~]([ -~]*[!-~])?$/.test(token)) {
      throw new GongConfigError(`auth: ${name} must be a string that a header can hold, or a function`);
    }
    return { auth: createStaticAuth(context, scheme, token) };
  };

/** Reads the credentials that are given under the names of their security schemes. */
export const readNamed: NamedReader = ({ securitySchemes }, given, context) => {
  const schemes = new Map<string, ResolvedScheme>();
  const isPair = given.accessKey !== undefined && given.accessKeySecret !== undefined;
  for (const [name, { read }] of Object.entries(securitySchemes)) {
    // A scheme may have the name of one of the pair.
    const value: unknown = isPair && /^accessKey(Secret)?$/.test(name) ? undefined : Reflect.get(given, name);
    if (read && value !== undefined) schemes.set(name, read(name, value, context));
  }
  const taken = Object.fromEntries([...schemes.keys()].map((name) => [name, undefined]));
  return { schemes, others: schemes.size > 0 ? { ...given, ...taken } : given };
};
