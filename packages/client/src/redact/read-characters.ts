import { toBytes } from "../platform.ts";

/** A text without its escapes, and where in the text each character of it starts. */
export interface Characters {
  /** One character for each byte of UTF-8. */
  readonly plain: string;
  readonly starts: readonly number[];
}

/** Escapes of URLs, HTML, JSON and programs, also within each other; and characters that are not escaped. */
const parts =
  /%(?:25)*([\da-f]{2})|&(?:amp;)*(?:#0*(\d{1,6})|#x0*([\da-f]{1,5})|(amp|lt|gt|quot|apos));|\\+(?:u([\da-f]{4})(?:\\+u(d[c-f][\da-f]{2}))?|x([\da-f]{2})|(["/]?))|[^%&\\\u0080-\u{10ffff}]+|./gisu;

const entities: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const fromHex = (digits: string): number => Number.parseInt(digits, 16);

const decode = ([part = "", percent, decimal, hex, entity, unit, low, hexEscape, escaped]: readonly (
  | string
  | undefined
)[]): string => {
  const byte = percent ?? hexEscape;
  if (byte) return String.fromCharCode(fromHex(byte));
  if (decimal) return toBytes(String.fromCodePoint(Number(decimal)));
  if (hex) return toBytes(String.fromCodePoint(fromHex(hex)));
  if (entity) return entities[entity.toLowerCase()] ?? part;
  if (unit) return toBytes(String.fromCharCode(...[unit, ...(low ? [low] : [])].map(fromHex)));
  return escaped === undefined ? toBytes(part) : escaped || "\\";
};

/** The characters of base64url as those of base64. */
const toBase64Characters = (plain: string): string => plain.replaceAll("-", "+").replaceAll("_", "/");

/** What {@link readCharacters} reads, without the places: for long strings that are only compared. */
export const readPlain = (text: string): string =>
  toBase64Characters(text.replace(parts, (...match: (string | undefined)[]) => decode(match)));

/** Reads a text so that it is the same in whichever way its characters are written, those of base64url included. */
export const readCharacters = (text: string): Characters => {
  let plain = "";
  const starts: number[] = [];
  for (const match of text.matchAll(parts)) {
    const [part] = match;
    const decoded = decode(match);
    plain += decoded;
    for (let at = 0; at < decoded.length; at++) starts.push(match.index + (decoded === part ? at : 0));
  }
  return { plain: toBase64Characters(plain), starts };
};

/** A text with a placeholder for each run of characters that are marked by another number than 0. */
export const replaceMarked = (
  text: string,
  { plain, starts }: Characters,
  marks: Uint8Array,
  placeholder: string,
): string => {
  let clean = "";
  let done = 0;
  for (let at = 0; at <= plain.length; at++) {
    if (!marks[at] === !marks[at - 1]) continue;
    const start = starts[at] ?? text.length;
    if (marks[at]) clean += text.slice(done, start) + placeholder;
    else done = start;
  }
  return clean + text.slice(done);
};
