import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import { isObject } from "../is-object.ts";
import type { HeadersOption, HeaderValues } from "./call-options.ts";

/** Outside the characters of a token of RFC 9110. */
const notInName = /[^\w!#$%&'*+.^`|~-]/;

/** Outside what a header value may hold: visible Latin-1, blanks and tabs. Line breaks would begin another header. */
const notInValue = /[^\t -~\x80-\xff]/;

/** Those of the connection, which `fetch` writes itself: it refuses or drops those of others. */
const ofConnection = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/;

/** Checks headers and brings them in one form, with names in lower case. */
export const resolveHeaders = (
  headers: HeadersOption,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
): HeaderValues => {
  if (!isObject(headers)) throw new ErrorClass("headers: not an object");
  const entries: Iterable<readonly [string, HeaderValues[string]]> =
    Symbol.iterator in headers ? (headers as Iterable<[string, string]>) : Object.entries(headers);
  return Object.fromEntries(
    Array.from(entries, ([name, value]) => {
      if (!name || notInName.test(name)) throw new ErrorClass("headers: a name is empty or has characters not allowed");
      if (notInValue.test(String(value))) throw new ErrorClass(`headers: the value of ${name} cannot be sent`);
      const lowerCaseName = name.toLowerCase();
      if (lowerCaseName === "authorization") throw new ErrorClass("headers: credentials belong in the option auth");
      if (ofConnection.test(lowerCaseName)) throw new ErrorClass(`headers: ${lowerCaseName} is left to fetch`);
      return [lowerCaseName, value];
    }),
  );
};
