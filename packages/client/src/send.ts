import type { GongClient } from "./gong-client.ts";
import type { CallOptions } from "./options/call-options.ts";
import type { Caller } from "./request/create-caller.ts";
import type { CallRequest } from "./request/prepare-call.ts";

/** What a call that succeeded gave. */
export interface CallResult<Data> {
  /** The decoded body; `undefined` if there is none. */
  readonly data: Data;
  /** The response; its body has been read. */
  readonly response: Response;
  /** The service's id of the request, for its support. */
  readonly requestId: string | undefined;
  /** How often the request was started. */
  readonly attempts: number;
  /** The idempotency key of the call, if it had one. */
  readonly idempotencyKey?: string;
}

/** Under which a client, of whichever copy of this package, has what makes its calls. */
export const callerKey: unique symbol = Symbol.for("@gong-engagement/client/caller");

interface Sender {
  readonly [callerKey]: Caller;
}

/**
 * Sends one operation for the SDK: untyped, and with every failure as an error. Call the methods of the client instead.
 *
 * @throws GongApiError for an HTTP error status, and what the client throws for anything else.
 */
export const send = async <Data>(
  client: GongClient,
  method: string,
  path: string,
  request: CallRequest,
  options?: CallOptions,
): Promise<CallResult<Data>> => {
  const caller = (client as GongClient & Sender)[callerKey];
  const { call, response, data, failure } = await caller.call(method, path, {
    ...options,
    params: request.params,
    body: request.body,
  });
  if (failure) throw failure;
  const { requestId } = (data ?? {}) as { readonly requestId?: unknown };
  return {
    data: data as Data,
    response,
    requestId: typeof requestId === "string" ? requestId : undefined,
    attempts: call.attempts,
    ...(call.idempotencyKey === undefined ? {} : { idempotencyKey: call.idempotencyKey }),
  };
};
