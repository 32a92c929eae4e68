import { GongResponseError } from "../errors/gong-response-error.ts";
import type { BodyKind, MediaTypes } from "../operation.ts";
import type { Redact } from "../redact/create-redactor.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { quoteLargeIntegers } from "./quote-large-integers.ts";

/** Characters of a body that an error repeats. */
const longestExcerpt = 500;

const anything: readonly BodyKind[] = [];

/** What the spec declares for that type, else for the first one: a type that is missing, vague or odd says nothing. */
const kindsOf = (mediaTypes: MediaTypes, { headers }: Response): readonly BodyKind[] | undefined => {
  const declared = Object.keys(mediaTypes);
  const [first = ""] = declared;
  if (declared.length === 1) return mediaTypes[first];
  const mediaType = (headers.get("content-type") ?? "").replace(/;.*/, "").trim().toLowerCase();
  if (declared.length === 0) return /[/+]json$/.test(mediaType) ? anything : undefined;
  return mediaTypes[declared.includes(mediaType) ? mediaType : first];
};

const kindOf = (data: unknown): string => (data === null ? "null" : Array.isArray(data) ? "array" : typeof data);

const parseJson = (text: string, kinds: readonly string[]): Pick<Answer, "body" | "data"> | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    if (kinds.length > 0 && !kinds.includes(kindOf(data))) return undefined;
    const body = quoteLargeIntegers(text);
    return { body, data: body === text ? data : JSON.parse(body) };
  } catch {
    return undefined;
  }
};

/**
 * Reads a 2xx as the spec declares it.
 *
 * @throws GongResponseError if it cannot be that.
 * @throws GongConnectionError if the body is cut short.
 */
export const readSuccess = async (
  { method, operation: { responses } }: Pick<Call, "method" | "operation">,
  response: Response,
  redact: Redact,
): Promise<Answer> => {
  const { status } = response;
  if (status === 204 || status === 205 || method === "HEAD") return { response };
  const kinds = kindsOf(responses[status] ?? responses["2XX"] ?? Object.values(responses)[0] ?? {}, response);
  let text: string;
  try {
    if (kinds?.[0] === "binary") {
      const body = await response.blob();
      return { response, body, data: body };
    }
    text = await response.text();
  } catch (error) {
    throw createConnectionError(error, redact);
  }
  if (kinds === undefined || kinds[0] === "text")
    return { response, body: text, data: kinds ? text : text || undefined };
  const json = parseJson(text, kinds);
  if (json) return { response, body: json.body, data: json.data };
  throw new GongResponseError(`A ${status} without the JSON that the spec declares`, {
    status,
    headers: redactHeaders(response.headers, redact),
    excerpt: redact(text.slice(0, longestExcerpt), true),
  });
};
