import type { GongConfigError } from "../errors/gong-config-error.ts";
import type { GongInputError } from "../errors/gong-input-error.ts";
import { type Defined, dropUndefined } from "../guards.ts";

/** Of what is wrong with the options of a client, or of a call. */
export type OptionsErrorClass = typeof GongConfigError | typeof GongInputError;

/** Says of the value of an option whether it can be taken, and what to pass. */
export interface Rule {
  readonly isValid: (value: unknown) => boolean;
  readonly expected: string;
}

/** Rules by the names of all options that there are. */
export type Rules = { readonly [name: string]: Rule };

export const isNumber = (value: unknown): value is number => typeof value === "number";

/** What a wrong value is, without the value itself unless it is a number. */
export const describeValue = (value: unknown): string => {
  if (isNumber(value) || value === null) return String(value);
  const type = typeof value;
  return `${type === "object" ? "an" : "a"} ${type}`;
};

export const duration: Rule = {
  isValid: (value) => isNumber(value) && value > 0,
  expected: "milliseconds, more than 0",
};

export const delay: Rule = { isValid: (value) => isNumber(value) && value >= 0, expected: "milliseconds, 0 or more" };

export const count: Rule = {
  isValid: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  expected: "a whole number from 1",
};

export const callback: Rule = { isValid: (value) => typeof value === "function", expected: "a function" };

/** For what is looked at where it is used. */
export const anything: Rule = { isValid: () => true, expected: "" };

/** Rules that say nothing but that there are options of these names. */
export const allow = (names: readonly string[]): Rules => Object.fromEntries(names.map((name) => [name, anything]));

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

/** The members of an object, also those that its class defines, as by getters. */
export const readMembers = (options: object, rules: Rules): object =>
  Object.getPrototypeOf(options) === Object.prototype
    ? options
    : { ...options, ...Object.fromEntries(Object.keys(rules).map((name) => [name, Reflect.get(options, name)])) };

/**
 * Refuses an option that does not exist, as a misspelt one would be ignored in silence, and one whose value is wrong.
 *
 * @param prefix - precedes the name of an option in messages
 * @param noun - what the names are of
 * @returns the options that are not `undefined`
 * @throws ErrorClass
 */
export const checkOptions = <Options extends object>(
  options: Options,
  rules: Rules,
  prefix: string,
  ErrorClass: OptionsErrorClass,
  noun = "option",
): Defined<Options> => {
  const given = dropUndefined(readMembers(options, rules) as Options);
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) {
      const hint = suggest(name, Object.keys(rules));
      throw new ErrorClass(`${prefix}${name}: there is no such ${noun}; ${hint}`);
    }
    if (rule.isValid(value)) continue;
    throw new ErrorClass(`${prefix}${name}: pass ${rule.expected}; this is ${describeValue(value)}`);
  }
  return given;
};
