import { chooseCredentials } from "../auth/choose-credentials.ts";
import { GongInputError } from "../errors/gong-input-error.ts";
import type { ClientCallOptions } from "../gong-client.ts";
import { resolveLimits } from "../options/resolve-limits.ts";
import type { Settings } from "../options/resolve-options.ts";
import type { Parameters } from "../serialize/parameter-styles.ts";
import { baseUrlOf, type Call } from "../transport/call.ts";
import { addIdempotencyKey, findKey } from "./add-idempotency-key.ts";
import { checkPath } from "./check-path.ts";
import { writeRequest } from "./write-request.ts";

/** What is sent by an operation: parameters by their place, and the body. */
export interface CallRequest {
  readonly params?: Parameters | undefined;
  readonly body?: unknown;
}

/** What a call takes: the input of the operation beside the options. */
export interface CallInit extends CallRequest, ClientCallOptions {
  readonly parseAs?: string | undefined;
}

/** What is left for openapi-fetch: to write the URL, and to call middleware. */
export interface PreparedInit
  extends Pick<CallInit, "params" | "querySerializer" | "pathSerializer" | "middleware" | "parseAs"> {
  readonly baseUrl: string;
}

/**
 * Takes from what the caller gave what the transport needs, and gives what openapi-fetch needs.
 *
 * @throws GongInputError if options or headers are wrong.
 * @throws GongConfigError if the operation needs other credentials.
 */
export const prepareCall = (call: Call, init: CallInit, settings: Settings): PreparedInit => {
  const { timeout, deadline, retry, headers, signal, params, body, parseAs, middleware, ...others } = init;
  const { querySerializer, pathSerializer, bodySerializer, ...fetchOptions } = others;
  const { operation, method, path } = call;
  call.signal = signal ?? undefined;
  call.limits = resolveLimits(init, settings.limits, GongInputError);
  if (call.limits.deadline < Infinity) call.endsAt = performance.now() + call.limits.deadline;
  const { auth, keys } = chooseCredentials(operation, settings.credentials);
  call.auth = auth;
  call.keys = keys;
  call.baseUrl = baseUrlOf(operation, (auth ?? settings.credentials).baseUrl());
  if (path.includes("{")) checkPath(path, params?.path);

  const { idempotencyKey } = operation;
  const input = idempotencyKey ? addIdempotencyKey(body, idempotencyKey) : { body };
  const written = writeRequest(operation, init, input.body, settings);
  call.idempotencyKey = findKey(written.body, input.key);
  call.headers = written.headers;
  // Without `duplex`, which the types do not know, no stream can be sent.
  const fetchInit = { ...fetchOptions, method, body: written.body, duplex: "half" };
  call.init = fetchInit;
  return {
    baseUrl: call.baseUrl,
    params,
    querySerializer: querySerializer ?? written.querySerializer,
    pathSerializer: pathSerializer ?? written.pathSerializer,
    parseAs,
    middleware,
  };
};
