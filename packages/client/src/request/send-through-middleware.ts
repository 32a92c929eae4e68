import { createApiError } from "../errors/create-api-error.ts";
import type { GongApiError } from "../errors/gong-api-error.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call } from "../transport/call.ts";
import { isStream } from "../transport/is-stream.ts";
import type { Step } from "../transport/step.ts";
import { findKey } from "./add-idempotency-key.ts";
import type { InnerClient } from "./create-inner-client.ts";
import type { Ending } from "./ending.ts";
import type { PreparedInit } from "./prepare-call.ts";

/** A class of requests with the parts of a call. Any request counts as one: middleware makes its own. */
const requestOf = (call: Call): typeof Request => {
  const { Request } = globalThis;
  return class extends Request {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Request;
    }

    constructor(input: RequestInfo | URL, { signal = null }: RequestInit = {}) {
      super(input, { ...call.init, headers: call.headers, signal });
      call.isBuilt = true;
    }
  };
};

/** Takes over what middleware made of the request. Its body is read, so that it can be sent again, unless it is a stream. */
const readRequest = async (call: Call, request: Request): Promise<void> => {
  const { url, method, headers, signal } = request;
  const body = isStream(call.init.body) ? request.body : request.body && (await request.arrayBuffer());
  call.url = url;
  call.headers = Object.fromEntries(headers);
  call.signal = signal;
  call.init = { ...call.init, method, body };
  call.idempotencyKey = findKey(body, call.idempotencyKey);
};

/** A response that can be read once more. */
const copyResponse = ({ response, body }: Answer): Response => {
  const { status, statusText, url } = response;
  const headers = new Headers(response.headers);
  // They speak of the body as it was sent.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return Object.defineProperty(new Response(body ?? null, { status, statusText, headers }), "url", { value: url });
};

/** How openapi-fetch is to read what middleware left of a response. */
const parseAsOf = ({ operation }: Call): string => {
  const [kind] = Object.values(operation.responses).flatMap((mediaTypes) => Object.values(mediaTypes).flat());
  return kind === "binary" ? "blob" : kind === "text" ? "text" : "json";
};

/** Sends a call through middleware, which sees a real request and a real response. */
export const sendThroughMiddleware = async (
  client: InnerClient,
  call: Call,
  init: PreparedInit,
  transport: Step,
  redact: (text: string) => string,
): Promise<Ending> => {
  let failure: GongApiError | undefined;
  const result = await client.request(call.method, call.path, {
    ...init,
    parseAs: init.parseAs ?? parseAsOf(call),
    signal: call.signal,
    Request: requestOf(call),
    fetch: async (request: Request) => {
      await readRequest(call, request);
      const answer = await transport(call);
      failure = answer.failure;
      return copyResponse(answer);
    },
  });
  const { data, error } = result;
  const response = result.response as Response;
  if (response.ok) return { response, data };
  const { status, headers } = response;
  if (failure?.status !== status)
    failure = createApiError({ status, headers: redactHeaders(headers, redact), body: error });
  return { response, failure, error: error || `HTTP ${status}` };
};
