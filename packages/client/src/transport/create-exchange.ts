import type { Observe } from "../observe/create-observer.ts";
import type { Fetch } from "../options/client-options.ts";
import type { Redact } from "../redact/create-redactor.ts";
import { baseUrlOf, signalOf } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { readFailure } from "./read-failure.ts";
import { readSuccess } from "./read-success.ts";
import type { Step } from "./step.ts";

/** Sends a request once, and reads what came back. */
export const createExchange =
  (fetch: Fetch | undefined, observe: Observe, redact: Redact): Step =>
  async (call) => {
    const send: Fetch = fetch ?? globalThis.fetch;
    const { authorization, baseUrl } = call.credential ?? {};
    // New headers for each attempt: who keeps them has those of that attempt.
    const headers = authorization ? { ...call.headers, authorization } : { ...call.headers };
    const request = { url: call.url, headers };
    if (baseUrl !== undefined && call.url.startsWith(call.baseUrl)) {
      request.url = baseUrlOf(call, baseUrl) + call.url.slice(call.baseUrl.length);
    }
    for (const { sign } of call.keys ?? []) sign?.(request);
    const signal = signalOf(call);
    const init: RequestInit = { ...call.init, headers, signal, redirect: "manual" };
    observe("onRequest", call);
    let response: Response;
    try {
      response = await send(request.url, init);
      // A `fetch` that takes no notice of the signal answers an attempt that was given up.
      signal.throwIfAborted();
      observe("onResponse", call, { status: response.status });
    } catch (error) {
      throw createConnectionError(error, redact);
    }
    return await (response.ok ? readSuccess : readFailure)(call, response, redact);
  };
