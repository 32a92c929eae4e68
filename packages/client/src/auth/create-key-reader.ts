import { GongConfigError } from "../errors/gong-config-error.ts";
import { isBrowser } from "../options/is-browser.ts";
import type { SchemeReader, SignedRequest } from "./auth.ts";

/** Where an API key stands. */
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
      throw new GongConfigError(`auth: ${name} must be a text that a ${place.in} can hold`);
    }
    if (!allowBrowser && isBrowser()) {
      throw new GongConfigError(`auth: visitors could read ${name}; see the option dangerouslyAllowBrowser`);
    }
    redactor.add(key);
    return { sign: (request) => writeKey(place, key, request) };
  };
