import { isObject, isRecord } from "../guards.ts";
import { readCharacters, readPlain, replaceMarked } from "../redact/read-characters.ts";

/** Characters of the service's reason that a message quotes. */
const longestReason = 200;

/** Longer strings of the service are not looked at. */
const longestText = 2_000;

/** Parts of a value that are this long are left out of the reason; shorter values as a whole. */
const shortestPart = 6;

export const placeholder = "[...]";

/** The reason as services word it: `errors`, or a problem (RFC 9457), or a message. */
const findReason = (body: unknown): string | undefined => {
  if (typeof body === "string") return /^\s*</.test(body) ? undefined : body;
  if (!isRecord(body)) return undefined;
  const { errors, error, message, detail, title } = body;
  const texts = [errors].flat().map((item: unknown) => (isRecord(item) ? item.message : item));
  const reasons = texts.filter((text) => typeof text === "string" && text !== "");
  if (reasons.length > 0) return reasons.join("; ");
  const nested = isRecord(error) ? error.message : error;
  return [message, nested, detail, title].find((text): text is string => typeof text === "string" && text !== "");
};

/** Whether a name is one that no API description has, as those of a map may be: it belongs to the payload then. */
export const isPayloadName = (name: PropertyKey): boolean => !/^([A-Za-z_$][\w$-]*|\d{1,4})$/.test(String(name));

/**
 * Strings and numbers in a JSON document. Names of members are those of the API description, which a reason may well repeat,
 * unless no description has such names.
 */
export const listLeaves = (value: unknown): unknown[] => {
  if (!isObject(value)) return typeof value === "boolean" ? [] : [value];
  const names = Object.keys(value).filter(isPayloadName);
  return [...names, ...Object.values(value).flatMap(listLeaves)];
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The values that a request sends in its body; `undefined` if they cannot be told. */
const listBodyValues = (body: unknown): unknown[] | undefined => {
  if (body === undefined || body === null) return [];
  if (typeof body === "string") {
    const parsed = parseJson(body);
    return isObject(parsed) ? listLeaves(parsed) : [body, ...body.split(/[&=]/).map(decode), parsed];
  }
  if (body instanceof ArrayBuffer) return listBodyValues(new TextDecoder().decode(body));
  if (body instanceof URLSearchParams) return [...body.values()];
  if (!(body instanceof FormData)) return undefined;
  const values: unknown[] = [];
  body.forEach((value) => {
    if (typeof value === "string") values.push(value);
  });
  return values;
};

/** What a URL has where its template has parameters, and the values of its query. */
const listUrlValues = (url: string, template: string): string[] => {
  const [path = "", query = ""] = url.split("?", 2);
  const fixed = new Set(template.split("/"));
  const own = path.split("/").slice(3);
  return [...own.filter((part) => !fixed.has(part) && !/^v\d+$/.test(part)), ...query.split(/[&=]/)].map(decode);
};

/** Also `ß` has another case: it is two letters then. */
const listCases = (text: string): string[] =>
  /[\u0080-\uffff]/.test(text) ? [text, text.toLowerCase(), text.toUpperCase()] : [text];

/** The case of what is not ASCII is lost in bytes. */
const normalize = (text: string): string => readPlain(text.normalize("NFKC")).toLowerCase();

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** Marks the characters of `text` that repeat a value, or a longer part of it. */
const markRepeated = (text: string, values: Iterable<string>): Uint8Array => {
  const marks = new Uint8Array(text.length);
  const parts = new Map<string, number[]>();
  for (let at = 0; at + shortestPart <= text.length; at++) {
    const part = text.slice(at, at + shortestPart);
    parts.set(part, [...(parts.get(part) ?? []), at]);
  }
  const mark = (start: number, length: number): void => void marks.fill(1, start, start + length);
  for (const value of values) {
    for (let at = 0; at + shortestPart <= value.length; at++) {
      const part = value.slice(at, at + shortestPart);
      for (const start of parts.get(part) ?? []) mark(start, shortestPart);
      // Done for all values: a part that comes a million times must not be marked a million times.
      parts.delete(part);
    }
    if (value === "") continue;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (isWordCharacter(text[at - 1]) || isWordCharacter(text[at + value.length])) continue;
      mark(at, value.length);
    }
  }
  return marks;
};

/** A text on one line, at most 200 characters, without what it repeats of some values. */
export const quoteWithout = (text: string, repeated: readonly unknown[]): string => {
  const said = text.slice(0, longestText).normalize("NFKC");
  const texts = new Set(repeated.map(String));
  const values = new Set([...texts].flatMap(listCases).map(normalize));
  const characters = readCharacters(said);
  const marks = markRepeated(characters.plain.toLowerCase(), values);
  const clean = replaceMarked(said, characters, marks, placeholder);
  // What a terminal or a log takes for a command is not part of a reason.
  const line = clean.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length > longestReason ? `${line.slice(0, longestReason - 3)}...` : line;
};

/** A request, as far as a refusal may repeat it. */
export interface RefusedRequest {
  readonly url: string;
  /** Path template of the spec. */
  readonly path: string;
  readonly body: unknown;
}

/**
 * What a service says, in one line of at most 200 characters, without what it repeats of the values of the request.
 * `undefined` if nothing is left, or it cannot be told what the request holds.
 *
 * @param text - without credentials
 */
export const quoteService = (text: string, { url, path, body }: RefusedRequest): string | undefined => {
  const sent = text && listBodyValues(body);
  if (!sent) return undefined;
  return quoteWithout(text, [...sent, ...listUrlValues(url, path)]) || undefined;
};

/** The service's reason for an error status, as {@link quoteService} quotes it. `undefined` if the service gave no reason. */
export const explainRefusal = (responseBody: unknown, request: RefusedRequest): string | undefined => {
  const reason = findReason(responseBody);
  return reason && quoteService(reason, request);
};
