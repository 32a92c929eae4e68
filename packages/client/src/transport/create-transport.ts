import { CallOptionsError } from "../errors/gong-input-error.ts";
import type { Observe } from "../observe/observer.ts";
import type { Fetch } from "../options/client-options.ts";
import type { ResolvedOptions } from "../options/resolve-options.ts";
import { cleanCause } from "../redact/clean-cause.ts";
import type { Redact } from "../redact/redactor.ts";
import { startTimer } from "../timer.ts";
import { type Call, endLate, getWaitSignal, type Handler, type PreparedRequest, waitFor } from "./call.ts";
import { createConnectionError, isRefusedByFetch } from "./create-connection-error.ts";
import { readResponse } from "./read-response.ts";
import { withRetry } from "./retry.ts";
import { withStart } from "./start-attempt.ts";

/** The URL at the base URL that belongs to the credential, which may be another one than when the URL was written. */
const getUrl = ({ authorization }: Call, request: PreparedRequest, server: string): string => {
  const { url, baseUrl: before, operation } = request;
  if (!authorization) return url;
  const { alternativeServer } = operation;
  const baseUrl = alternativeServer?.(authorization.baseUrl, server) ?? authorization.baseUrl;
  return url.startsWith(before) ? baseUrl + url.slice(before.length) : url;
};

/** Sends a request once, and reads the response. */
const fetchOnce =
  (fetch: Fetch | undefined, server: string, observe: Observe | undefined, redact: Redact): Handler =>
  async (call, request) => {
    const send: Fetch | undefined = fetch ?? globalThis.fetch;
    if (typeof send !== "function") throw new CallOptionsError("There is no fetch here; pass one as the option fetch");
    const authorization = call.authorization?.authorization;
    // New headers for each attempt: who keeps them has those of that attempt.
    const headers = authorization ? { ...request.headers, authorization } : { ...request.headers };
    const signed = { url: getUrl(call, request, server), headers };
    for (const { sign } of request.keys) sign?.(signed);
    const { url } = signed;
    const signal = getWaitSignal(call);
    const init: RequestInit = { ...request.init, headers, signal, redirect: "manual" };
    observe?.("onRequest", call);
    let response: unknown;
    try {
      response = await send(url, init);
      // A `fetch` that takes no notice of the signal answers an attempt that was given up.
      signal.throwIfAborted();
    } catch (error) {
      if (isRefusedByFetch(error, url, init)) {
        throw new CallOptionsError("fetch refuses the options of this request", { cause: cleanCause(error, redact) });
      }
      throw createConnectionError(error, url, redact);
    }
    return await readResponse(call, url === request.url ? request : { ...request, url }, response, observe, redact);
  };

/** Ends an attempt that takes longer than `timeout`. */
const withTimeout =
  (next: Handler): Handler =>
  (call, request) => {
    const { timeout } = request.timing;
    const now = performance.now();
    call.attemptStartedAt = now;
    call.aliveUntil = now + timeout;
    return waitFor(
      call,
      next(call, request),
      startTimer(timeout, () => endLate(call, "attempt", request), { now }),
    );
  };

/**
 * Sends a call: again where the outcome allows it, or with another token after a 401; each time with a credential and in
 * its turn, within its timeout.
 */
export const createTransport = (options: ResolvedOptions): Handler => {
  const { api, limiter, maxQueue, fetch, observe, redact } = options;
  const attempt = withTimeout(fetchOnce(fetch, api.service.server, observe, redact));
  return withRetry(observe, withStart(limiter, maxQueue, redact, attempt));
};
