import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";

/** Whether a number of edits of single characters, or fewer, turn one name into the other (Levenshtein). */
const isNear = (a: string, b: string, edits: number): boolean => {
  if (a === b) return true;
  const [x, y] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return isNear(x, y, edits);
  return edits > 0 && (isNear(x, y, edits - 1) || isNear(x, b, edits - 1) || isNear(a, y, edits - 1));
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
  const [nearest] = [0, 1, 2].flatMap((edits) => known.filter((other) => isNear(lower, other.toLowerCase(), edits)));
  const meant = nearest ?? (Object.hasOwn(otherNames, lower) && otherNames[lower]);
  return meant ? `did you mean ${meant}?` : `there are ${known.join(", ")}`;
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
