import type { Observe } from "../observe/create-observer.ts";
import type { Fetch } from "../options/client-options.ts";
import type { Redact } from "../redact/create-redactor.ts";
import { baseUrlOf, type Call, signalOf } from "./call.ts";
import { createConnectionError } from "./create-connection-error.ts";
import { readFailure } from "./read-failure.ts";
import { readSuccess } from "./read-success.ts";
import type { Step } from "./step.ts";

/** The URL at the base URL that belongs to the credential, which may be another one than when the URL was written. */
const urlOf = ({ url, baseUrl: before, credential, operation }: Call): string => {
  const baseUrl = credential ? baseUrlOf(operation, credential.baseUrl) : before;
  return baseUrl !== before && url.startsWith(before) ? baseUrl + url.slice(before.length) : url;
};

/** Sends a request once, and reads what came back. */
export const createExchange =
  (fetch: Fetch | undefined, observe: Observe, redact: Redact): Step =>
  async (call) => {
    const send: Fetch = fetch ?? globalThis.fetch;
    const authorization = call.credential?.authorization;
    // New headers for each attempt: who keeps them has those of that attempt.
    const headers = authorization ? { ...call.headers, authorization } : { ...call.headers };
    const request = { url: urlOf(call), headers };
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
