import { createApiError } from "../errors/create-api-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";
import { quoteLargeIntegers } from "./quote-large-integers.ts";
import { readBody } from "./read-body.ts";
import { readErrorBody } from "./read-error-body.ts";

type Redact = (text: string) => string;

const ignore = (): void => {};

const parseErrorBody = (text: string, redact: Redact): unknown => {
  try {
    // Credentials are looked for in the values, too, where no escape can hide them.
    return JSON.parse(text, (_key, value: unknown) => (typeof value === "string" ? redact(value) : value));
  } catch {
    return text || undefined;
  }
};

const readSuccess = async ({ method, operation }: Call, response: Response, redact: Redact): Promise<Answer> => {
  if (response.status === 204 || response.status === 205 || method === "HEAD") return { response };
  try {
    return { response, ...(await readBody(operation, response, redact)) };
  } catch (error) {
    throw error instanceof GongResponseError ? error : createConnectionError(error, redact);
  }
};

/**
 * Reads what came back. That of an error status has its error as `failure`.
 *
 * @throws GongResponseError for a redirect, and for what cannot be what the spec says.
 * @throws GongConnectionError if the body of a 2xx is cut short.
 */
export const readAnswer = async (call: Call, response: Response, redact: Redact): Promise<Answer> => {
  if (response.ok) return readSuccess(call, response, redact);
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
  const failure = createApiError({ status, headers, body: parseErrorBody(body, redact), retryAfter });
  return { response, body, failure };
};
