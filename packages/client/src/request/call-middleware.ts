import {
  createQuerySerializer,
  defaultPathSerializer,
  type Middleware,
  type MiddlewareCallbackParams,
} from "openapi-fetch";
import { GongConfigError } from "../errors/gong-config-error.ts";
import { ignore, isObject, isStream } from "../guards.ts";
import type { Redact } from "../redact/redactor.ts";
import { readHeaders } from "../transport/any-response.ts";
import {
  type Call,
  type DecodedResponse,
  endCall,
  followSignal,
  type Handler,
  type PreparedRequest,
  whenOver,
} from "../transport/call.ts";
import { readError } from "../transport/read-error.ts";
import { createResponseError, readSuccess } from "../transport/read-response.ts";
import { keyIfSent } from "./idempotency-key.ts";
import { type CallInit, createBuildError, serializeBody } from "./prepare-request.ts";

/**
 * Refuses what is not middleware. What is left out, as by `condition && middleware`, is not refused.
 *
 * @throws GongConfigError
 */
export const checkMiddleware = (middleware: readonly Middleware[]): readonly Middleware[] => {
  const given = middleware.filter(Boolean);
  for (const each of given) {
    if (isObject(each) && ("onRequest" in each || "onResponse" in each || "onError" in each)) continue;
    throw new GongConfigError("use: pass objects with onRequest, onResponse or onError");
  }
  return given;
};

/** What middleware is told besides the request. */
type Facts = Omit<MiddlewareCallbackParams, "request">;

/** What middleware gives back that is not what it may give. */
const refuseResult = (name: string, expected: string): never => {
  throw new TypeError(`${name} of a middleware must return ${expected}, or nothing`);
};

/** Sends a request through middleware as openapi-fetch does: there in its order, and back in the reverse order. */
const runMiddleware = async (
  middleware: readonly Middleware[],
  facts: Facts,
  first: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> => {
  const { Request: PlatformRequest, Response: PlatformResponse } = globalThis;
  let request = first;
  for (const each of middleware) {
    const result = await each.onRequest?.({ ...facts, request });
    if (result instanceof PlatformResponse) return result;
    if (result instanceof PlatformRequest) request = result;
    else if (result) refuseResult("onRequest", "a Request or a Response");
  }
  const back = middleware.toReversed();
  let response: Response | undefined;
  try {
    response = await send(request);
  } catch (reason) {
    let error: unknown = reason;
    for (const each of back) {
      const result = await each.onError?.({ ...facts, request, error });
      if (result instanceof PlatformResponse) {
        response = result;
        break;
      }
      if (result instanceof Error) error = result;
      else if (result) refuseResult("onError", "a Response or an Error");
    }
    if (!response) throw error;
  }
  for (const each of back) {
    const result: unknown = await each.onResponse?.({ ...facts, request, response });
    if (result instanceof PlatformResponse) response = result;
    else if (result) refuseResult("onResponse", "a Response");
  }
  return response;
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

/** Takes over what middleware made of the request. Its body is read, so that it can be sent again, unless it is a stream. */
const readRequest = async (before: PreparedRequest, request: Request): Promise<PreparedRequest> => {
  const { url, method, headers, signal } = request;
  const body = isStream(before.init.body) ? request.body : request.body && (await request.arrayBuffer());
  return {
    ...before,
    url,
    headers: Object.fromEntries(headers),
    signal,
    init: { ...before.init, method, body },
    idempotencyKey: keyIfSent(body, before.idempotencyKey),
  };
};

/** What of a call concerns its middleware. */
interface MiddlewareInit
  extends Pick<CallInit, "parseAs" | "params" | "querySerializer" | "pathSerializer" | "bodySerializer"> {
  readonly middleware: readonly Middleware[];
}

/**
 * Sends a call through middleware, which sees a real request and a real response. What middleware throws ends the call with
 * that very reason.
 *
 * @throws GongInputError if the request cannot be built
 */
export const sendThroughMiddleware = async (
  call: Call,
  prepared: PreparedRequest,
  { middleware, parseAs = "json", params = {}, querySerializer, pathSerializer, bodySerializer }: MiddlewareInit,
  transport: Handler,
  redact: Redact,
): Promise<DecodedResponse> => {
  let sent: PreparedRequest | undefined;
  let answer: DecodedResponse | undefined;
  let failure: { readonly reason: unknown } | undefined;
  let copy: Response | undefined;
  let unfollow = ignore;

  const buildRequest = (): Request => {
    try {
      const { url, init, headers, signal = null } = prepared;
      return new Request(url, { ...init, headers, signal });
    } catch (reason) {
      throw createBuildError(reason, redact);
    }
  };

  const send = async (request: Request): Promise<Response> => {
    sent = await readRequest(prepared, request);
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

  const facts: Facts = {
    schemaPath: call.path,
    params: params as Facts["params"],
    id: Math.random().toString(36).slice(2, 11),
    options: Object.freeze({
      baseUrl: prepared.baseUrl,
      fetch: send as typeof fetch,
      parseAs,
      querySerializer: typeof querySerializer === "function" ? querySerializer : createQuerySerializer(querySerializer),
      pathSerializer: pathSerializer ?? defaultPathSerializer,
      bodySerializer: bodySerializer ?? serializeBody,
    }),
  };

  /** What all middleware left of the response. */
  const obtain = async (request: Request): Promise<Response> => {
    try {
      return await runMiddleware(middleware, facts, request, send);
    } catch (reason) {
      // An error of middleware is the caller's.
      if (failure?.reason !== reason) endCall(call, reason, true);
      throw reason;
    }
  };

  const read = async (left: Response): Promise<DecodedResponse> => {
    const { ok, bodyUsed, body } = left;
    const isStreamed = call.whenRead !== undefined;
    // Middleware that has read the body, and not that of a clone, takes it from nobody.
    if (left === copy && answer && !isStreamed) return { ...answer, response: left };
    const request = { ...(sent ?? prepared), isReplaced: true };
    try {
      if (!ok) return await readError(call, request, left, redact);
      // What a stream was, middleware has read itself.
      if (isStreamed && (bodyUsed || body?.locked)) throw new TypeError();
      return await readSuccess(call, request, left, redact);
    } catch {
      const error = createResponseError("What middleware left of the response cannot be read", left, redact);
      if (isStreamed) endCall(call, error);
      throw error;
    }
  };

  try {
    const result = await read(await obtain(buildRequest()));
    // Middleware may have put something else in the place of a stream.
    const held = answer?.body;
    if (isStream(held) && !isStream(result.data)) (held as ReadableStream).cancel().catch(ignore);
    return result;
  } finally {
    whenOver(call, unfollow);
  }
};
