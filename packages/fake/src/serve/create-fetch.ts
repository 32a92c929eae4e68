import type { Answer } from "../judge/answers.ts";
import type { Transmission, Verdict } from "../judge/create-judge.ts";
import { type ReceivedRequest, withForm } from "../request/received-request.ts";
import { type Clock, waitBy } from "./create-clock.ts";

export type Receive = (received: ReceivedRequest) => Verdict;

/** What Node.js says of a connection that is lost. */
const createResetError = (message: string): TypeError =>
  new TypeError(message, { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });

/** What stands for an answer that is half of it. */
export const halve = (body: string): string => body.slice(0, Math.floor(body.length / 2));

const breakAfter = (text: string, error: TypeError): ReadableStream<Uint8Array> => {
  const parts = text === "" ? [] : [new TextEncoder().encode(text)];
  return new ReadableStream({
    pull: (controller) => {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.error(error);
    },
  });
};

const createResponse = ({ status, headers, body }: Answer, transmission: Transmission): Response => {
  const init = { status, headers };
  if (transmission === "reset-in-body") {
    return new Response(breakAfter(halve(body ?? ""), createResetError("terminated")), init);
  }
  if (transmission === "broken-gzip") {
    const error = new TypeError("terminated", {
      cause: Object.assign(new Error("incorrect header check"), { code: "Z_DATA_ERROR" }),
    });
    return new Response(breakAfter("", error), { status, headers: { ...headers, "content-encoding": "gzip" } });
  }
  return new Response(transmission === "half-body" ? halve(body ?? "") : body, init);
};

/** Sends a request to the fake. `undefined` if the connection is lost before an answer. */
const exchange = async (
  received: ReceivedRequest,
  receive: Receive,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Response | undefined> => {
  const complete = await withForm(received);
  signal?.throwIfAborted();
  const { answer, transmission, delay } = receive(complete);
  if (transmission === "no-answer") await waitBy(clock, undefined, signal);
  if (delay > 0) await waitBy(clock, delay, signal);
  if (transmission === "reset") return undefined;
  return createResponse(answer, transmission);
};

const readRequest = async (request: Request): Promise<ReceivedRequest> => {
  const { method, url, headers } = request;
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return { method, url: new URL(url), headers, body };
};

/** A `Request` of a text is slow to make and to read; most calls are such. */
const readArguments = async (
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<ReceivedRequest> => {
  const body = init?.body ?? undefined;
  if (input instanceof Request || (body !== undefined && typeof body !== "string")) {
    return readRequest(new Request(input, init));
  }
  return {
    method: init?.method?.toUpperCase() ?? "GET",
    url: new URL(input),
    headers: new Headers(init?.headers),
    body,
  };
};

/** Makes a `fetch` whose every request arrives at the fake, whatever its host. It follows no redirect. */
export const createFetch =
  (receive: Receive, clock: Clock): ((input: string | URL | Request, init?: RequestInit) => Promise<Response>) =>
  async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    const response = await exchange(await readArguments(input, init), receive, clock, signal);
    if (!response) throw createResetError("fetch failed");
    if (init?.redirect === "error" && response.status >= 300 && response.status < 400)
      throw new TypeError("fetch failed");
    return response;
  };

/** Makes what answers a `Request`. A connection that is lost is a `Response.error()`, be it the caller who has gone. */
export const createHandler = (
  receive: Receive,
  clock: Clock,
): ((request: Request, options?: { readonly address?: string }) => Promise<Response>) => {
  // Node.js passes the abort of a caller on only to a request that something holds.
  const unanswered = new Set<Request>();
  return async (request, options = {}) => {
    if (typeof request?.arrayBuffer !== "function") {
      throw new TypeError("handle takes a Request. A resolver of MSW has one: ({ request }) => fake.handle(request)");
    }
    unanswered.add(request);
    try {
      const received = { ...(await readRequest(request)), address: options.address };
      return (await exchange(received, receive, clock, request.signal)) ?? Response.error();
    } catch (error) {
      if (request.signal?.aborted) return Response.error(); // Nobody waits: an error would only be reported as one of the handler.
      throw error;
    } finally {
      unanswered.delete(request);
    }
  };
};
