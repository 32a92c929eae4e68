import { createApiError } from "../errors/create-api-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { isObject } from "../is-object.ts";
import type { Redact } from "../redact/create-redactor.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call } from "./call.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";
import { quoteLargeIntegers } from "./quote-large-integers.ts";
import { readErrorBody } from "./read-error-body.ts";

const ignore = (): void => {};

/** A value of JSON without credentials, once those in it are clean. */
const redactValue = (value: unknown, redact: Redact): unknown => {
  if (typeof value === "string") return redact(value);
  if (typeof value === "number") return redact(`${value}`) === "[redacted]" ? "[redacted]" : value;
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [redact(name), member]));
};

/** JSON is redacted value by value: it must remain JSON. */
const parseBody = (text: string, redact: Redact): { text: string; body: unknown } => {
  try {
    const body: unknown = JSON.parse(quoteLargeIntegers(text), (_name, value: unknown) => redactValue(value, redact));
    return { text: JSON.stringify(body), body };
  } catch {
    // It may have been cut, or have broken off.
    const clean = redact(text, true);
    return { text: clean, body: clean || undefined };
  }
};

/**
 * Reads an answer that is no success: of an error status it has the error as `failure`.
 *
 * @throws GongResponseError for a redirect.
 */
export const readFailure = async (call: Call, response: Response, redact: Redact): Promise<Answer> => {
  const { status, type } = response;
  const headers = redactHeaders(response.headers, redact);
  // A browser hides redirects behind a status of 0.
  if (type === "opaqueredirect" || (status >= 300 && status < 400)) {
    response.body?.cancel().catch(ignore);
    const location = headers.get("location") ?? undefined;
    throw new GongResponseError("A redirect, which is never followed", { status, headers, location });
  }
  const { text, body } = parseBody(await readErrorBody(call, response), redact);
  const retryAfter = parseRetryAfter(response.headers.get("retry-after"));
  return { response, body: text, failure: createApiError({ status, headers, body, retryAfter }) };
};
