import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";

/** Number of single-character edits between two names (Levenshtein). */
const distanceBetween = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};

/** What other SDKs call an option that has another name here, and what openapi-fetch takes in another place. */
const otherNames: { readonly [name: string]: string } = {
  maxretries: "retry: { attempts }",
  retries: "retry: { attempts }",
  apikey: "auth",
  token: "auth: { bearerToken }",
  url: "baseUrl",
  ratelimiter: "rateLimit",
  defaultheaders: "headers",
  fetchoptions: "fetch",
  request: "fetch of the client",
  requestinitext: "fetch of the client",
  baseurl: "baseUrl of the client",
  fetch: "fetch of the client",
  queryserializer: "querySerializer of a call",
  bodyserializer: "bodySerializer of a call",
  pathserializer: "pathSerializer of a call",
  credentials: "auth, or credentials of a call",
};

const suggest = (name: string, known: readonly string[]): string => {
  const lower = name.toLowerCase();
  const [nearest = ""] = [...known].sort(
    (a, b) => distanceBetween(lower, a.toLowerCase()) - distanceBetween(lower, b.toLowerCase()),
  );
  const other = Object.hasOwn(otherNames, lower) && otherNames[lower];
  if (distanceBetween(lower, nearest.toLowerCase()) <= 2) return `did you mean ${nearest}?`;
  return other ? `did you mean ${other}?` : `there are ${known.join(", ")}`;
};

/**
 * Refuses an option that does not exist: a misspelt one would be ignored in silence.
 *
 * @param prefix - precedes the name of an option in messages
 * @param noun - what the names are of
 * @throws ErrorClass
 */
export const checkNames = (
  options: object,
  known: readonly string[],
  prefix: string,
  ErrorClass: typeof GongConfigError | typeof GongInputError,
  noun = "option",
): void => {
  for (const name of Object.keys(options)) {
    if (known.includes(name) || Reflect.get(options, name) === undefined) continue;
    throw new ErrorClass(`${prefix}${name}: there is no such ${noun}; ${suggest(name, known)}`);
  }
};
