import type { BodyKind, MediaTypes, Operation, SequenceAnswer, SequenceReader } from "../api-metadata.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { createApiError } from "../errors/status-errors.ts";
import { ignore, isObject } from "../guards.ts";
import type { Observe } from "../observe/observer.ts";
import { type Redact, redactHeaders } from "../redact/redactor.ts";
import { type Call, type DecodedResponse, endCall, type PreparedRequest } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { explainRefusal, quoteService, type RefusedRequest } from "./explain-refusal.ts";
import { holdBody } from "./hold-body.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";

/** Characters of a body that an error repeats. */
const longestExcerpt = 500;

/** Bytes of an error's body that are kept. */
const longestErrorBody = 65_536;

/** A string or a number of a JSON document. */
const literal = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

const quoteUnsafe = (match: string): string =>
  /^-?\d{16,}$/.test(match) && !Number.isSafeInteger(Number(match)) ? `"${match}"` : match;

/** The same JSON document with those integers as strings that a number would round. */
const quoteLargeIntegers = (json: string): string => (/\d{16}/.test(json) ? json.replace(literal, quoteUnsafe) : json);

const anything: readonly BodyKind[] = [];

const text: readonly BodyKind[] = ["text"];

const binary: readonly BodyKind[] = ["binary"];

/** How a body is read for openapi-fetch, which makes of it what the caller asks for. */
const kindsByParseAs: { readonly [parseAs: string]: readonly BodyKind[] | undefined } = {
  text,
  blob: binary,
  arrayBuffer: binary,
};

const isJson = (mediaType: string): boolean => /[/+]json$/.test(mediaType);

/** Whether a media type is in a range such as `image/*`. */
const isInRange = (mediaType: string, range: string): boolean =>
  range.endsWith("*") && mediaType.startsWith(range === "*/*" ? "" : range.slice(0, -1));

/**
 * What the spec declares for that type, else for the first one: a type that is missing, vague or odd says nothing. What a
 * range stands for is said by the response alone: what is not JSON is text, where it may be.
 */
const getKinds = (mediaTypes: MediaTypes, headers: Headers): readonly BodyKind[] | SequenceReader | undefined => {
  const declared = Object.keys(mediaTypes);
  const given = headers.get("content-type") ?? "";
  const mediaType = Object.hasOwn(mediaTypes, given) ? given : given.replace(/;.*/, "").trim().toLowerCase();
  const [first] = declared;
  if (first === undefined) return isJson(mediaType) ? anything : undefined;
  const name = Object.hasOwn(mediaTypes, mediaType)
    ? mediaType
    : (declared.find((range) => mediaType !== "" && isInRange(mediaType, range)) ?? first);
  const kinds = mediaTypes[name] ?? anything;
  const isOpen = name.endsWith("*") && mediaType !== "" && !isJson(mediaType);
  return isOpen && typeof kinds !== "function" && (kinds.length === 0 || kinds.includes("string")) ? text : kinds;
};

/** What the spec declares for a status; nothing for an operation that is not in the spec. */
const getMediaTypes = ({ responses }: Operation, status: number): MediaTypes | undefined =>
  responses && (responses[status] ?? responses["2XX"] ?? Object.values(responses)[0] ?? {});

/** Whether the spec declares that a response has no content. What comes all the same is not data: it has no type. */
export const hasNoContent = (operation: Operation, status: number): boolean => {
  const mediaTypes = getMediaTypes(operation, status);
  return mediaTypes !== undefined && Object.keys(mediaTypes).length === 0;
};

const getKind = (data: unknown): string => (data === null ? "null" : Array.isArray(data) ? "array" : typeof data);

export const parseJson = (
  text: string,
  kinds: readonly string[],
): Pick<DecodedResponse, "body" | "data"> | undefined => {
  try {
    const data: unknown = JSON.parse(text);
    if (kinds.length > 0 && !kinds.includes(getKind(data))) return undefined;
    const body = quoteLargeIntegers(text);
    return { body, data: body === text ? data : JSON.parse(body) };
  } catch {
    return undefined;
  }
};

/** What is needed of a response; other `fetch` functions than the platform's give less than a `Response`. */
interface AnyResponse {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly bodyUsed?: unknown;
  readonly body?: unknown;
  text?(): unknown;
  json?(): unknown;
  blob?(): unknown;
  arrayBuffer?(): unknown;
}

const hasMethod = (value: unknown, name: string): boolean =>
  isObject(value) && typeof Reflect.get(value, name) === "function";

/** Headers that matter to a call, for doubles that only have `get`. */
const usedHeaders = ["content-type", "location", "retry-after"];

/** Headers of what a `fetch` function returned; none if they cannot be read. */
export const readHeaders = (response: AnyResponse): Headers => {
  try {
    const headers = response.headers as Partial<Headers> | undefined;
    const canGet = typeof headers?.get === "function";
    if (canGet && typeof headers.forEach === "function" && !(headers instanceof Map)) return headers as Headers;
    if (!canGet || Symbol.iterator in headers) return new Headers(headers as HeadersInit);
    const values = usedHeaders.map((name) => [name, (headers as Headers).get(name)]);
    return new Headers(values.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  } catch {
    return new Headers();
  }
};

type HeadersInit = NonNullable<RequestInit["headers"]>;

/** The text of a body, or a promise of it; anything else if it cannot be read. */
const startReading = (response: AnyResponse): unknown => {
  if (typeof response.text === "function") return response.text();
  return typeof response.json === "function" && Promise.resolve(response.json()).then((json) => JSON.stringify(json));
};

const readText = async (response: AnyResponse): Promise<string> => {
  const text: unknown = await startReading(response);
  return typeof text === "string" ? text : "";
};

const readBlob = async (response: AnyResponse): Promise<Blob> => {
  const blob: unknown = hasMethod(response, "blob") && (await response.blob?.());
  if (blob instanceof Blob) return blob;
  const bytes: unknown = hasMethod(blob, "arrayBuffer")
    ? await (blob as Blob).arrayBuffer()
    : hasMethod(response, "arrayBuffer")
      ? await response.arrayBuffer?.()
      : await readText(response);
  return new Blob([bytes as ArrayBuffer]);
};

const cancelBody = (response: AnyResponse): void => {
  try {
    const { body } = response;
    // Streams of Node.js, which node-fetch has, have `destroy`.
    if (hasMethod(body, "cancel")) (body as ReadableStream).cancel().catch(ignore);
    else if (hasMethod(body, "destroy")) (body as { destroy(): unknown }).destroy();
  } catch {
    // Nobody reads it any more.
  }
};

/** Reads a body up to a number of bytes. What breaks off is enough. */
const readStream = async (call: Call, body: ReadableStream<Uint8Array>): Promise<string> => {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cancel = (): void => void reader.cancel().catch(ignore);
  let text = "";
  let room = longestErrorBody;
  call.stopReadingError = cancel;
  try {
    while (room > 0) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value.subarray(0, room), { stream: true });
      room -= value.length;
    }
  } catch {
    // The connection was lost in the body.
  }
  cancel();
  return text;
};

/** Reads the body of an error. Where it is too long, takes too long or breaks off, what came is enough: the status is kept. */
const readErrorBody = async (call: Call, response: AnyResponse): Promise<string> => {
  const { body } = response;
  try {
    if (hasMethod(body, "getReader")) return await readStream(call, body as ReadableStream<Uint8Array>);
    const stopped = new Promise<string>((resolve) => {
      call.stopReadingError = () => resolve("");
    });
    const text = await Promise.race([readText(response), stopped]);
    return text.slice(0, longestErrorBody);
  } catch {
    return "";
  } finally {
    call.stopReadingError = undefined;
  }
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
const readError = async (
  call: Call,
  { url, init, operation }: PreparedRequest,
  response: Response,
  headers: Headers,
  redact: Redact,
): Promise<DecodedResponse> => {
  const { text, body } = parseErrorBody(await readErrorBody(call, response), redact);
  const { status } = response;
  const sent = { url, path: call.path, body: init.body };
  const explanation = explainRefusal(body, sent);
  const requestId: unknown = isObject(body) ? Reflect.get(body, "requestId") : undefined;
  const quotedId = typeof requestId === "string" ? quoteService(requestId, sent) : undefined;
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

const createResponseError = (
  message: string,
  status: number,
  headers: Headers,
  redact: Redact,
  excerpt?: string,
): GongResponseError =>
  new GongResponseError(message, { status: status || 0, headers: redactHeaders(headers, redact), excerpt });

const alreadyRead = "The option fetch returned a Response whose body has already been read";

/** Whether somebody else reads the body. Asked only where reading fails: some platforms make the stream when it is asked for. */
const isLocked = ({ bodyUsed, body }: AnyResponse): boolean =>
  bodyUsed !== true && isObject(body) && "locked" in body && body.locked === true;

/**
 * Reads a 2xx as the spec declares it, or as the caller wants it; a stream is left to the caller to read.
 *
 * @throws GongResponseError if it cannot be that.
 * @throws GongConnectionError if the body is cut short.
 */
export const readSuccess = async (
  call: Call,
  request: Pick<PreparedRequest, "operation" | "url" | "init" | "parseAs" | "timing">,
  response: Response,
  headers: Headers,
  redact: Redact,
): Promise<DecodedResponse> => {
  const { status } = response;
  const { operation, url, init, parseAs = "json", timing } = request;
  if (status === 204 || status === 205 || init.method === "HEAD") return { response };
  const kinds = kindsByParseAs[parseAs] ?? getKinds(getMediaTypes(operation, status) ?? {}, headers);
  if (parseAs === "stream" || typeof kinds === "function") {
    // What middleware has left of a body is held already, and no attempt waits for it.
    const isHeld = call.whenRead !== undefined;
    if (!isHeld && isLocked(response)) throw createResponseError(alreadyRead, status, headers, redact);
    const held = isHeld ? (response.body ?? new Blob().stream()) : holdBody(call, response, url, redact);
    if (typeof kinds !== "function") return { response, body: held, data: held };
    const answer: SequenceAnswer = {
      status,
      headers: redactHeaders(headers, redact),
      timeout: timing.timeout,
      elapsed: isHeld || call.attempts === 0 ? 0 : performance.now() - call.attemptStartedAt,
      fail: (reason) => endCall(call, reason),
    };
    return { response, body: held, data: kinds(held, answer) };
  }
  let body: string;
  try {
    if (kinds?.[0] === "binary") {
      const blob = await readBlob(response);
      return { response, body: blob, data: blob };
    }
    const given: unknown = await startReading(response);
    body = typeof given === "string" ? given : "";
  } catch (error) {
    if (isLocked(response)) throw createResponseError(alreadyRead, status, headers, redact);
    throw createConnectionError(error, url, redact);
  }
  if (parseAs === "json" && hasNoContent(operation, status)) return { response, body };
  if (kinds === undefined || kinds[0] === "text") return { response, body, data: kinds ? body : body || undefined };
  const json = parseJson(body, kinds);
  if (json) return { response, body: json.body, data: json.data };
  const message = `The response with status ${status} is not the JSON that the API description declares`;
  throw createResponseError(message, status, headers, redact, redact(body.slice(0, longestExcerpt), true));
};

/** Where a redirect leads: the host, and of the path what does not repeat the request. */
const describeTarget = (location: string, sent: RefusedRequest): string => {
  const [origin = ""] = /^(?:\w+:)?\/\/[^/?#]*/.exec(location) ?? [];
  const path = location.slice(origin.length).replace(/[?#].*/, "");
  return origin.replace(/\/\/.*@/, "//") + (quoteService(path, sent) ?? "");
};

/** What is known of a response before it is read. */
interface ResponseState {
  /** `undefined` for what is not a response. */
  readonly status?: number;
  readonly isRead?: boolean | undefined;
  /** Whether a browser hides a redirect. */
  readonly isHidden?: boolean;
}

const readState = (returned: unknown): ResponseState => {
  try {
    const { status, bodyUsed, type } = (isObject(returned) ? returned : {}) as Readonly<Record<string, unknown>>;
    return typeof status === "number" ? { status, isRead: bodyUsed === true, isHidden: type === "opaqueredirect" } : {};
  } catch {
    // A getter threw.
    return {};
  }
};

/**
 * Reads what `fetch` returned: a 2xx as the spec declares it, an error status as `apiError`.
 *
 * @throws GongResponseError for a redirect, and for what is not a response.
 * @throws GongConnectionError if the body of a 2xx is cut short.
 */
export const readResponse = (
  call: Call,
  request: PreparedRequest,
  returned: unknown,
  observe: Observe | undefined,
  redact: Redact,
): Promise<DecodedResponse> => {
  const { status, isRead, isHidden } = readState(returned);
  if (status === undefined) {
    throw createResponseError("The option fetch returned something else than a Response", 0, new Headers(), redact);
  }
  const response = returned as Response;
  const headers = readHeaders(response);
  observe?.("onResponse", call, { status, duration: performance.now() - call.attemptStartedAt });
  // A browser hides redirects behind a status of 0.
  if (isHidden || (status >= 300 && status < 400)) {
    cancelBody(response);
    const clean = redactHeaders(headers, redact);
    const location = clean.get("location") ?? undefined;
    const target = location && describeTarget(location, { ...request, path: call.path, body: request.init.body });
    throw new GongResponseError(`A redirect${target ? ` to ${target}` : ""}, which is never followed; check baseUrl`, {
      status,
      headers: clean,
      location,
    });
  }
  if (!(status >= 200)) {
    cancelBody(response);
    const message = `A response with the status ${status}, which says nothing of the event`;
    throw createResponseError(message, status, headers, redact);
  }
  if (status >= 400) return readError(call, request, response, headers, redact);
  if (isRead) throw createResponseError(alreadyRead, status, headers, redact);
  return readSuccess(call, request, response, headers, redact);
};
