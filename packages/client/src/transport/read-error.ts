import type { Operation } from "../api-metadata.ts";
import { createApiError } from "../errors/status-errors.ts";
import { getRequestId, ignore, isObject } from "../guards.ts";
import { type Redact, redactHeaders } from "../redact/redactor.ts";
import { type AnyResponse, openBody, quoteLargeIntegers, readHeaders } from "./any-response.ts";
import type { Call, DecodedResponse, PreparedRequest } from "./call.ts";
import { explainRefusal, quoteService } from "./explain-refusal.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";

/** Characters of an error's body that are kept. */
const longestErrorBody = 65_536;

/** Reads the body of an error. Where it is too long, takes too long or breaks off, what came is enough: the status is kept. */
const readErrorBody = async (call: Call, response: AnyResponse): Promise<string> => {
  const decoder = new TextDecoder();
  let text = "";
  try {
    const source = openBody(response);
    const stopped = new Promise<{ done: true; value?: undefined }>((resolve) => {
      call.stopReadingError = () => resolve({ done: true });
    });
    while (text.length < longestErrorBody) {
      const { done, value } = await Promise.race([source.read(), stopped]);
      if (done) break;
      // Streams of Node.js may give text.
      text += typeof value === "string" ? value : decoder.decode(value as Uint8Array, { stream: true });
    }
    Promise.resolve(source.cancel()).catch(ignore);
  } catch {
    // The connection was lost in the body, or somebody else has read it.
  }
  call.stopReadingError = undefined;
  return text.slice(0, longestErrorBody);
};

/** A value of JSON without credentials, once those in it are clean. */
const redactValue = (value: unknown, redact: Redact): unknown => {
  if (typeof value === "string") return redact(value);
  if (typeof value === "number") return redact(`${value}`) === "[redacted]" ? "[redacted]" : value;
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [redact(name), member]));
};

/** JSON is redacted value by value: it must remain JSON. */
const parseErrorBody = (text: string, redact: Redact): { text: string; body: unknown } => {
  try {
    // To look for integers in what was cut, and is not JSON, would take seconds.
    JSON.parse(text);
    const body: unknown = JSON.parse(quoteLargeIntegers(text), (_name, value: unknown) => redactValue(value, redact));
    return { text: JSON.stringify(body), body };
  } catch {
    // It may have been cut, or have broken off.
    const clean = redact(text, true);
    return { text: clean, body: clean || undefined };
  }
};

/** Where the API description departs from the vendor's own reference. */
const deviationsUrl =
  "https://github.com/gong-engagement/gong-engagement-sdk/blob/main/spec/README.md#known-deviations";

/** Says of a 404 that the vendor names the path otherwise: then nothing is wrong with the event. */
const addVendorPath = (explanation: string | undefined, { vendorPath }: Operation): string =>
  [explanation, `the vendor's own reference has the path ${vendorPath}, see ${deviationsUrl}`]
    .filter(Boolean)
    .join("; ");

/** Reads a response with an error status. */
export const readError = async (
  call: Call,
  { url, init, operation }: PreparedRequest,
  response: Response,
  redact: Redact,
): Promise<DecodedResponse> => {
  const headers = readHeaders(response);
  const { text, body } = parseErrorBody(await readErrorBody(call, response), redact);
  const { status } = response;
  const sent = { url, path: call.path, body: init.body };
  const explanation = explainRefusal(body, sent);
  const requestId = getRequestId(body);
  const quotedId = requestId && quoteService(requestId, sent);
  // Not the event is wrong, but the description of the API.
  const isElsewhere = status === 404 && operation.vendorPath !== undefined;
  const details = {
    status,
    headers: redactHeaders(headers, redact),
    body,
    retryAfter: parseRetryAfter(headers.get("retry-after")),
    operationId: operation.operationId,
    hidesRequestId: quotedId !== undefined && quotedId !== requestId,
    explanation: isElsewhere ? addVendorPath(explanation, operation) : explanation,
    advice: isElsewhere ? ("fix-access" as const) : undefined,
  };
  // An error without a body must not be taken for success by who looks at `error` alone.
  return { response, body: text, apiError: createApiError(details), error: body || `HTTP ${status}` };
};
