import { createApiError } from "../errors/create-api-error.ts";
import type { GongApiError } from "../errors/gong-api-error.ts";
import { redactHeaders } from "../redact/redact-headers.ts";
import type { Answer, Call, RequestParts } from "../transport/call.ts";
import type { Step } from "../transport/exchange.ts";
import { isStream } from "../transport/is-stream.ts";
import type { InnerClient } from "./create-inner-client.ts";
import type { Outcome } from "./outcome.ts";
import type { PreparedInit } from "./prepare-call.ts";

/** A class of real requests that tells of what parts they were made. Any request is one: middleware makes its own. */
const captureRequest = (tell: (init: RequestInit) => void): typeof Request => {
  const { Request } = globalThis;
  return class extends Request {
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Request;
    }

    constructor(input: RequestInfo | URL, init: RequestInit = {}) {
      // A stream cannot be sent without `duplex`, which the types do not know.
      super(input, Object.assign({ duplex: "half" }, init));
      tell(init);
    }
  };
};

/** The parts of a request as middleware leaves it. A body is read, so that it can be sent again, unless it is a stream. */
const readRequest = async (request: Request, built: RequestInit): Promise<RequestParts> => {
  const { url, method, headers } = request;
  const body = isStream(built.body) ? request.body : request.body && (await request.arrayBuffer());
  return { url, init: { ...built, method, headers, body } };
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
): Promise<Outcome> => {
  let built: RequestInit = {};
  let failure: GongApiError | undefined;
  const result = await client.request(call.method, call.path, {
    ...init,
    parseAs: init.parseAs ?? parseAsOf(call),
    Request: captureRequest((parts) => {
      built = parts;
      call.isBuilt = true;
    }),
    fetch: async (request: Request) => {
      call.request = await readRequest(request, built);
      call.signal = request.signal;
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
