import type { BodyKind, MediaTypes, Operation, SequenceAnswer, SequenceReader } from "../api-metadata.ts";
import { GongResponseError, type ResponseErrorDetails } from "../errors/gong-response-error.ts";
import type { Observe } from "../observe/observer.ts";
import { type Redact, redactHeaders } from "../redact/redactor.ts";
import {
  type AnyResponse,
  cancelBody,
  isLocked,
  parseJson,
  readBlob,
  readHeaders,
  readState,
  startReading,
} from "./any-response.ts";
import { type Call, type DecodedResponse, endCall, type PreparedRequest } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { quoteService, type RefusedRequest } from "./explain-refusal.ts";
import { holdBody } from "./hold-body.ts";
import { readError } from "./read-error.ts";

/** Characters of a body that an error repeats. */
const longestExcerpt = 500;

const anything: readonly BodyKind[] = [];

const text: readonly BodyKind[] = ["text"];

const binary: readonly BodyKind[] = ["binary"];

/** How a body is read if the caller asks for something else than what the spec declares. */
const kindsByParseAs: { readonly [parseAs: string]: readonly BodyKind[] | undefined } = {
  text,
  blob: binary,
  arrayBuffer: binary,
};

/** What the spec declares for a status; nothing for an operation that is not in the spec. */
const getMediaTypes = ({ responses }: Operation, status: number): MediaTypes | undefined =>
  responses && (responses[status] ?? responses["2XX"] ?? Object.values(responses)[0] ?? {});

/** What the spec declares, whatever the response says of itself. Of what is not declared, the response says if it is JSON. */
const getKinds = (
  { selectKinds }: Operation,
  mediaTypes: MediaTypes | undefined,
  headers: Headers,
): readonly BodyKind[] | SequenceReader | undefined => {
  const contentType = headers.get("content-type") ?? "";
  const [first] = Object.values(mediaTypes ?? {});
  if (!mediaTypes || !first) return /^[^;]*[/+]json\s*(;|$)/i.test(contentType) ? anything : undefined;
  return selectKinds ? selectKinds(mediaTypes, contentType) : first;
};

/** The error of what `fetch` returned, without credentials. */
export const createResponseError = (
  message: string,
  response: AnyResponse,
  redact: Redact,
  details: Pick<ResponseErrorDetails, "excerpt" | "location"> = {},
): GongResponseError =>
  new GongResponseError(message, {
    status: Number(response.status) || 0,
    headers: redactHeaders(readHeaders(response), redact),
    ...details,
  });

const alreadyRead = "The option fetch returned a Response whose body has already been read";

/** What of a request decides how its response is read. */
interface ReadRequest extends Pick<PreparedRequest, "operation" | "url" | "init" | "parseAs" | "timing"> {
  /** Whether middleware has put the response in the place of the service's: it may be any JSON, or empty. */
  readonly isReplaced?: boolean;
}

/** Leaves the body of a 2xx to the caller to read, as a stream or as the items of a sequence. */
const holdSuccess = (
  call: Call,
  { url, timing }: ReadRequest,
  response: Response,
  redact: Redact,
  readSequence?: SequenceReader,
): DecodedResponse => {
  const { status } = response;
  // What middleware has left of a body is held already, and no attempt waits for it.
  const isHeld = call.whenRead !== undefined;
  if (!isHeld && isLocked(response)) throw createResponseError(alreadyRead, response, redact);
  const body = isHeld ? (response.body ?? new Blob().stream()) : holdBody(call, response, url, redact);
  if (!readSequence) return { response, body, data: body };
  const answer: SequenceAnswer = {
    status,
    headers: redactHeaders(readHeaders(response), redact),
    timeout: timing.timeout,
    elapsed: isHeld || call.attempts === 0 ? 0 : performance.now() - call.attemptStartedAt,
    fail: (reason) => endCall(call, reason),
  };
  return { response, body, data: readSequence(body, answer) };
};

/**
 * Reads a 2xx as the spec declares it, or as the caller wants it; a stream is left to the caller to read.
 *
 * @throws GongResponseError if it cannot be that.
 * @throws GongConnectionError if the body is cut short.
 */
export const readSuccess = async (
  call: Call,
  request: ReadRequest,
  response: Response,
  redact: Redact,
): Promise<DecodedResponse> => {
  const { status } = response;
  const { operation, url, init, parseAs = "json", isReplaced } = request;
  if (status === 204 || status === 205 || init.method === "HEAD") return { response };
  if (parseAs === "stream") return holdSuccess(call, request, response, redact);
  const mediaTypes = getMediaTypes(operation, status);
  const declared = kindsByParseAs[parseAs] ?? getKinds(operation, mediaTypes, readHeaders(response));
  const kinds = declared ?? (isReplaced ? anything : undefined);
  if (typeof kinds === "function") return holdSuccess(call, request, response, redact, kinds);
  let body: string;
  try {
    if (kinds?.[0] === "binary") {
      const blob = await readBlob(response);
      return { response, body: blob, data: parseAs === "arrayBuffer" ? await blob.arrayBuffer() : blob };
    }
    const given: unknown = await startReading(response);
    body = typeof given === "string" ? given : "";
  } catch (error) {
    if (isLocked(response)) throw createResponseError(alreadyRead, response, redact);
    throw createConnectionError(error, url, redact);
  }
  // What comes where the spec declares no content is not data: it has no type.
  if (parseAs === "json" && mediaTypes && Object.keys(mediaTypes).length === 0) return { response, body };
  if (kinds === undefined || kinds[0] === "text") return { response, body, data: kinds ? body : body || undefined };
  const json = parseJson(body, isReplaced ? anything : kinds);
  if (isReplaced && body === "") return { response };
  if (json) return { response, body: json.body, data: json.data };
  const message = `The response with status ${status} is not the JSON that the API description declares`;
  throw createResponseError(message, response, redact, { excerpt: redact(body.slice(0, longestExcerpt), true) });
};

/** Where a redirect leads: the host, and of the path what does not repeat the request. */
const describeTarget = (location: string, sent: RefusedRequest): string => {
  const [origin = ""] = /^(?:\w+:)?\/\/[^/?#]*/.exec(location) ?? [];
  const path = location.slice(origin.length).replace(/[?#].*/, "");
  return origin.replace(/\/\/.*@/, "//") + (quoteService(path, sent) ?? "");
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
    throw createResponseError("The option fetch returned something else than a Response", {}, redact);
  }
  const response = returned as Response;
  observe?.("onResponse", call, { status, duration: performance.now() - call.attemptStartedAt });
  // A browser hides redirects behind a status of 0.
  if (isHidden || (status >= 300 && status < 400)) {
    cancelBody(response);
    const given = readHeaders(response).get("location");
    const location = given === null ? undefined : redact(given);
    const target = location && describeTarget(location, { ...request, path: call.path, body: request.init.body });
    const message = `A redirect${target ? ` to ${target}` : ""}, which is never followed; check baseUrl`;
    throw createResponseError(message, response, redact, { location });
  }
  if (!(status >= 200)) {
    cancelBody(response);
    const message = `A response with the status ${status}, which says nothing of the event`;
    throw createResponseError(message, response, redact);
  }
  if (status >= 400) return readError(call, request, response, redact);
  if (isRead) throw createResponseError(alreadyRead, response, redact);
  return readSuccess(call, request, response, redact);
};
