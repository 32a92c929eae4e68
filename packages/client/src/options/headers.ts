import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import { isObject } from "../guards.ts";
import type { HeadersOption, HeaderValues } from "./call-options.ts";

/** Outside the characters of a token of RFC 9110. */
const notInName = /[^\w!#$%&'*+.^`|~-]/;

/** Outside what a header value may hold: visible Latin-1, blanks and tabs. Line breaks would begin another header. */
const notInValue = /[^\t -~\x80-\xff]/;

/** Headers of the connection, which `fetch` writes itself: it refuses or drops those of others. */
const ofConnection = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Checks headers and brings them in one form, with names in lower case. A header whose value is `undefined` is left out.
 *
 * @throws ErrorClass if one cannot be sent. The message does not repeat the value.
 */
export const resolveHeaders = (
  headers: HeadersOption,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): HeaderValues => {
  if (!isObject(headers)) {
    throw new ErrorClass("headers: pass an object of names and values, a Headers object, or a list of pairs");
  }
  const entries: Iterable<readonly [string, HeaderValues[string]]> =
    Symbol.iterator in headers ? (headers as Iterable<[string, string]>) : Object.entries(headers);
  const resolved: Record<string, HeaderValues[string]> = {};
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    if (!name || notInName.test(name)) {
      throw new ErrorClass("headers: a name is empty, or has a character that header names cannot have");
    }
    if (notInValue.test(String(value))) {
      throw new ErrorClass(`headers: the value of ${name} has a line break, or a character outside Latin-1`);
    }
    const lowerCaseName = name.toLowerCase();
    if (lowerCaseName === "authorization") throw new ErrorClass("headers: credentials belong in the option auth");
    if (ofConnection.test(lowerCaseName)) throw new ErrorClass(`headers: ${lowerCaseName} is written by fetch itself`);
    resolved[lowerCaseName] = value;
  }
  return resolved;
};

/** Adds checked headers to others; `null` removes one. */
export const mergeHeaders = (
  headers: Readonly<Record<string, string>>,
  ...added: readonly (HeaderValues | undefined)[]
): Record<string, string> => {
  const merged = { ...headers };
  for (const values of added) {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (value === null) delete merged[name];
      else if (value !== undefined) merged[name] = Array.isArray(value) ? value.join(", ") : String(value);
    }
  }
  return merged;
};
