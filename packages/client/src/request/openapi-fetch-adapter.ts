import createOpenApiClient, {
  type Client,
  createFinalURL,
  createQuerySerializer,
  defaultPathSerializer,
} from "openapi-fetch";
import { isGongError } from "../errors/gong-error.ts";
import { GongInputError } from "../errors/gong-input-error.ts";
import { GongResponseError } from "../errors/gong-response-error.ts";
import { createApiError } from "../errors/status-errors.ts";
import { ignore, isStream } from "../guards.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import { type Redact, redactHeaders } from "../redact/redactor.ts";
import { followSignal } from "../transport/abort-and-timeout.ts";
import {
  type Call,
  type DecodedResponse,
  endCall,
  type Handler,
  type PreparedRequest,
  whenOver,
} from "../transport/call.ts";
import { hasNoContent, readHeaders, readSuccess } from "../transport/read-response.ts";
import { keyIfSent } from "./idempotency-key.ts";
import type { CallInit, RequestDraft, UrlParts } from "./prepare-request.ts";

/** What openapi-fetch makes of a call. */
interface OpenapiFetchResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: unknown;
}

/** openapi-fetch without knowledge of the API: types are the business of the client above. */
export interface OpenapiFetch extends Pick<Client<object>, "use" | "eject"> {
  request(method: string, path: string, init: object): Promise<OpenapiFetchResult>;
}

/**
 * Makes the openapi-fetch client underneath, which calls middleware. It gets `fetch` and `Request` with each call: without
 * these it would look for the platform's, which takes Node.js 30 ms.
 */
export const createOpenapiFetch = (): OpenapiFetch => {
  const unused: object = { fetch: createOpenapiFetch, Request: createOpenapiFetch };
  const client = createOpenApiClient<object>(unused) as OpenapiFetch;
  // The first middleware is the last that sees a response.
  client.use({ onResponse: ({ response, options }) => finishers.get(options.fetch)?.(response) });
  return client;
};

/** What is to be read of a response after all middleware, by the `fetch` of the call. */
const finishers = new WeakMap<object, (response: Response) => Response>();

/** The error of a call whose request cannot be written; a serializer of the caller's may have thrown anything. */
export const createBuildError = (reason: unknown, redact: Redact, message = "The request cannot be built"): unknown =>
  isGongError(reason) ? reason : new GongInputError(message, { cause: cleanCause(reason, redact) });

/** Writes the URL. openapi-fetch escapes the parameters, or the serializers of the caller or the operation do. */
const writeUrl = (template: string, parts: UrlParts): string => {
  const { baseUrl, params, querySerializer, pathSerializer = defaultPathSerializer } = parts;
  if (!params && typeof querySerializer !== "function") return baseUrl + template;
  const { query = {}, path } = params ?? {};
  return createFinalURL(template, {
    baseUrl,
    params: path ? { query, path } : { query },
    querySerializer: typeof querySerializer === "function" ? querySerializer : createQuerySerializer(querySerializer),
    pathSerializer,
  });
};

/**
 * Completes a request whose call no middleware looks at: without a `Request`, which costs more than all the rest of a call.
 *
 * @throws GongInputError if the URL cannot be written
 */
export const completeRequest = (call: Call, { request, urlParts }: RequestDraft, redact: Redact): PreparedRequest => {
  try {
    request.url = writeUrl(call.path, urlParts);
    return request;
  } catch (reason) {
    throw createBuildError(reason, redact);
  }
};

/** A response that can be read once more. */
const copyResponse = ({ response, body }: DecodedResponse): Response => {
  const { status, statusText, url } = response;
  const headers = new Headers(readHeaders(response));
  // They are about the body as it was sent.
  headers.delete("content-encoding");
  headers.delete("content-length");
  // A reason phrase (RFC 9112, section 4: of no meaning) or a status may be one that no `Response` can be made with.
  const isStatus = status >= 200 && status <= 599;
  const hasBody = ![204, 205, 304].includes(status);
  const copy = new Response(hasBody ? (body ?? null) : null, { status: isStatus ? status : 500, headers });
  const own: PropertyDescriptorMap = { url: { value: url }, statusText: { value: statusText ?? "" } };
  return Object.defineProperties(copy, isStatus ? own : { ...own, status: { value: status } });
};

const listKinds = ({ operation }: Call) =>
  Object.values(operation.responses ?? {}).flatMap((mediaTypes) => Object.values(mediaTypes).flat());

/** Whether the transport has to read again what middleware left of a response. */
const mayBeSequence = (call: Call): boolean => listKinds(call).some((kind) => typeof kind === "function");

/** How openapi-fetch is to read what middleware left of any other response. */
const getParseAs = (call: Call): string => {
  const { responses } = call.operation;
  const [kind] = listKinds(call);
  // What comes where nothing is declared may be anything.
  if (responses && Object.values(responses).every((mediaTypes) => Object.keys(mediaTypes).length === 0)) return "text";
  return kind === "binary" ? "blob" : kind === "text" ? "text" : "json";
};

/** Takes over what middleware made of the request. Its body is read, so that it can be sent again, unless it is a stream. */
const readRequest = async ({ request: draft }: RequestDraft, request: Request): Promise<PreparedRequest> => {
  const { url, method, headers, signal } = request;
  const body = isStream(draft.init.body) ? request.body : request.body && (await request.arrayBuffer());
  return {
    ...draft,
    url,
    headers: Object.fromEntries(headers),
    signal,
    init: { ...draft.init, method, body },
    idempotencyKey: keyIfSent(body, draft.idempotencyKey),
  };
};

/**
 * Sends a call through middleware, which sees a real request and a real response. What middleware throws ends the call with
 * that very reason.
 */
export const sendThroughMiddleware = async (
  openapiFetch: OpenapiFetch,
  call: Call,
  draft: RequestDraft,
  { middleware, parseAs: wanted }: Pick<CallInit, "middleware" | "parseAs">,
  transport: Handler,
  redact: Redact,
): Promise<DecodedResponse> => {
  const isSequence = (wanted ?? "json") === "json" && mayBeSequence(call);
  let isReadAgain = false;
  let sent: PreparedRequest | undefined;
  let answer: DecodedResponse | undefined;
  let failure: { readonly reason: unknown } | undefined;
  let copy: Response | undefined;
  /** The response when all middleware has seen it. */
  let left: Response | undefined;
  let isBuilt = false;
  let unfollow = (): void => {};

  const { Request: PlatformRequest } = globalThis;
  /** A class of requests with the parts of this call. Any request is an instance: middleware makes its own. */
  class CallRequest extends PlatformRequest {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof PlatformRequest;
    }

    constructor(input: RequestInfo | URL, { signal = null }: RequestInit = {}) {
      const { init, headers } = draft.request;
      super(input, { ...init, headers, signal });
      isBuilt = true;
    }
  }

  const send = async (request: Request): Promise<Response> => {
    sent = await readRequest(draft, request);
    call.idempotencyKey = sent.idempotencyKey;
    unfollow = followSignal(request.signal, call);
    try {
      answer = await transport(call, sent);
    } catch (reason) {
      failure = { reason };
      throw reason;
    }
    copy = copyResponse(answer);
    return copy;
  };
  finishers.set(send, (response) => {
    // Middleware that read the body, and not that of a clone, takes it from nobody.
    const isRead = response.bodyUsed || response.body?.locked === true;
    left = response === copy && isRead && answer && !isStream(answer.body) ? copyResponse(answer) : response;
    return left;
  });

  try {
    const result = await openapiFetch.request(call.method, call.path, {
      ...draft.urlParts,
      middleware,
      parseAs: isSequence ? "stream" : (wanted ?? getParseAs(call)),
      signal: draft.request.signal,
      Request: CallRequest,
      fetch: send,
    });
    const response = result.response as Response;
    const isData = wanted !== undefined || !hasNoContent(call.operation, response.status);
    let read: DecodedResponse = isData ? { response, data: result.data } : { response };
    // What a stream was, middleware has read itself.
    if (call.whenRead && response.ok && (response.bodyUsed || response.body?.locked)) throw new TypeError();
    if (response.ok && isSequence) {
      isReadAgain = true;
      const request = sent ?? { ...draft.request, url: response.url };
      read = await readSuccess(call, request, response, response.headers, redact);
    }
    // Middleware may have put something else in the place of a stream.
    const held = answer?.body;
    if (isStream(held) && !isStream(read.data)) (held as ReadableStream).cancel().catch(ignore);
    if (response.ok) return read;
    const { status, headers } = response;
    const { operationId } = call.operation;
    const { data, error } = result;
    const body = error ?? data;
    const apiError =
      answer?.apiError?.status === status
        ? answer.apiError
        : createApiError({ status, headers: redactHeaders(headers, redact), body, operationId });
    return { response, apiError, error: error || `HTTP ${status}` };
  } catch (reason) {
    if (failure?.reason === reason || call.ended) throw reason;
    if (!isBuilt) throw createBuildError(reason, redact);
    if (left && !isReadAgain) {
      const error = new GongResponseError("What middleware left of the response cannot be read", {
        status: left.status,
        headers: redactHeaders(left.headers, redact),
      });
      if (call.whenRead) endCall(call, error);
      throw error;
    }
    // An error of middleware is the caller's.
    endCall(call, reason, !isReadAgain);
    throw reason;
  } finally {
    whenOver(call, unfollow);
  }
};
