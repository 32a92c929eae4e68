import { GongResponseError } from "../errors/gong-response-error.ts";
import type { BodyKind, MediaTypes, Operation } from "../operation.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import { quoteLargeIntegers } from "./quote-large-integers.ts";

/** Characters of a body that an error repeats. */
const longestExcerpt = 500;

/** A body as it was read, and what it says. */
export interface Body {
  readonly body: string | Blob;
  readonly data: unknown;
}

const mediaTypesOf = ({ responses }: Operation, status: number): MediaTypes =>
  responses[status] ?? responses["2XX"] ?? Object.values(responses)[0] ?? {};

/** What the spec declares for that type, else for the first one: a type that is missing, vague or odd says nothing. */
const kindsOf = (mediaTypes: MediaTypes, contentType: string): readonly BodyKind[] | undefined => {
  const mediaType = contentType.replace(/;.*/, "").trim().toLowerCase();
  return Object.hasOwn(mediaTypes, mediaType) ? mediaTypes[mediaType] : Object.values(mediaTypes)[0];
};

const kindOf = (data: unknown): string => (data === null ? "null" : Array.isArray(data) ? "array" : typeof data);

const parseJson = (text: string, kinds: readonly BodyKind[]): Body | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    if (kinds.length > 0 && !kinds.some((kind) => kind === kindOf(data))) return undefined;
    const body = quoteLargeIntegers(text);
    return { body, data: body === text ? data : JSON.parse(body) };
  } catch {
    return undefined;
  }
};

/**
 * Reads the body of a 2xx as the spec declares it.
 *
 * @throws GongResponseError if it cannot be that.
 */
export const readBody = async (
  operation: Operation,
  response: Response,
  redact: (text: string) => string,
): Promise<Body> => {
  const { status, headers } = response;
  const contentType = headers.get("content-type") ?? "";
  const kinds = kindsOf(mediaTypesOf(operation, status), contentType);
  if (kinds?.[0] === "binary") {
    const body = await response.blob();
    return { body, data: body };
  }
  const text = await response.text();
  if (kinds === undefined) {
    const isJson = /\bjson\b/i.test(contentType);
    return (isJson ? parseJson(text, []) : undefined) ?? { body: text, data: text || undefined };
  }
  if (kinds[0] === "text") return { body: text, data: text };
  const json = parseJson(text, kinds);
  if (json) return json;
  throw new GongResponseError(`A ${status} without the JSON that the spec declares`, {
    status,
    headers: redactHeaders(headers, redact),
    excerpt: redact(text).slice(0, longestExcerpt),
  });
};
