/** A string or a number of a JSON document. */
const literal = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

const quoteUnsafe = (match: string): string =>
  /^-?\d{16,}$/.test(match) && !Number.isSafeInteger(Number(match)) ? `"${match}"` : match;

/** The same JSON document with those integers as strings that a number would round. */
export const quoteLargeIntegers = (json: string): string =>
  /\d{16}/.test(json) ? json.replace(literal, quoteUnsafe) : json;
