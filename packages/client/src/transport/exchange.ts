import type { Observe } from "../observe/create-observer.ts";
import type { Fetch } from "../options/client-options.ts";
import { type Answer, type Call, signalOf } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { readAnswer } from "./read-answer.ts";

/** Does something for one call, and gives what it was answered. */
export type Step = (call: Call) => Promise<Answer>;

/** Sends a request once, and reads what came back. */
export const createExchange =
  (fetch: Fetch | undefined, observe: Observe, redact: (text: string) => string): Step =>
  async (call) => {
    const send: Fetch = fetch ?? globalThis.fetch;
    const { baseUrl, credential, request } = call;
    const { authorization, baseUrl: newBaseUrl = baseUrl } = credential ?? {};
    const url = request.url.startsWith(baseUrl) ? newBaseUrl + request.url.slice(baseUrl.length) : request.url;
    const headers = new Headers(request.init.headers);
    if (authorization) headers.set("authorization", authorization);
    // Without `duplex` no stream can be sent; the types of the DOM do not know it.
    const streaming: object = { duplex: "half" };
    const init: RequestInit = { ...request.init, ...streaming, headers, signal: signalOf(call), redirect: "manual" };
    observe("onRequest", call);
    let response: Response;
    try {
      response = await send(url, init);
    } catch (error) {
      throw createConnectionError(error, redact);
    }
    observe("onResponse", call, { status: response.status });
    return readAnswer(call, response, redact);
  };
