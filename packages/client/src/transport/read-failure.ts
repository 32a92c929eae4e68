import { createApiError } from "../errors/create-api-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call } from "./call.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";
import { quoteLargeIntegers } from "./quote-large-integers.ts";
import { readErrorBody } from "./read-error-body.ts";

type Redact = (text: string) => string;

const ignore = (): void => {};

const parseBody = (text: string, redact: Redact): unknown => {
  try {
    // Credentials are looked for in the values, too, where no escape can hide them.
    return JSON.parse(text, (_key, value: unknown) => (typeof value === "string" ? redact(value) : value));
  } catch {
    return text || undefined;
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
  const body = quoteLargeIntegers(redact(await readErrorBody(call, response)));
  const retryAfter = parseRetryAfter(response.headers.get("retry-after"));
  return { response, body, failure: createApiError({ status, headers, body: parseBody(body, redact), retryAfter }) };
};
