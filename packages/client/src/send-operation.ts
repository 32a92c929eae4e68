import type { GongClient } from "./gong-client.ts";
import { dropUndefined, getRequestId } from "./guards.ts";
import type { CallOptions, CallRequest } from "./options/call-options.ts";
import type { DispatchedCall, Dispatcher } from "./request/dispatcher.ts";
import { operationRules } from "./request/prepare-request.ts";

/** What a call that was delivered gave. */
export interface CallResult<Data> {
  /** The decoded body; `undefined` if the response has no body. */
  readonly data: Data;
  /** The response; its body has been read. */
  readonly response: Response;
  /** The service's id of the request, for its support. */
  readonly requestId: string | undefined;
  /** Number of times the request was started. */
  readonly attempts: number;
  /** The idempotency key of the call, if it had one. */
  readonly idempotencyKey?: string;
}

/** The decoded body of the response. */
export interface CallPromise<Data> extends Promise<Data> {
  /**
   * The decoded body together with the response it came in and how it was obtained.
   *
   * @example
   * ```ts
   * const { data, response, attempts } = await promise.withResponse();
   * ```
   */
  withResponse(): Promise<CallResult<Data>>;
}

/** Key under which a client stores its dispatcher. `Symbol.for`, so it works across copies of this package. */
export const dispatcherKey: unique symbol = Symbol.for("@gong-engagement/client/dispatcher");

interface Sender {
  readonly [dispatcherKey]: Dispatcher;
}

/** What takes an operation: a client, or an SDK that holds one. */
export type ClientSource = GongClient | { readonly client: GongClient };

/**
 * Sends one operation for the SDK: untyped, and with every failure as an error. Call the methods of the SDK or of the client
 * instead.
 *
 * @throws GongApiError for an HTTP error status, and what the client throws for anything else.
 */
export const sendOperation = <Data>(
  source: ClientSource,
  method: string,
  path: string,
  request: CallRequest,
  options?: CallOptions,
): CallPromise<Data> => {
  const client = ("client" in source ? source.client : source) as GongClient & Sender;
  const { dispatch } = client[dispatcherKey];
  let settled: DispatchedCall;
  const promise = dispatch(method, path, options, request, operationRules).then((dispatched) => {
    settled = dispatched;
    const { apiError, data } = dispatched.result;
    if (apiError) throw apiError;
    return data;
  }) as CallPromise<Data>;
  // One chain of promises: V8 finds the caller along it, and a failure that is handled here is handled there.
  promise.withResponse = async () => {
    const data = await promise;
    const { call, result } = settled;
    const { attempts, idempotencyKey } = call;
    return {
      data,
      response: result.response,
      requestId: getRequestId(data),
      attempts,
      ...dropUndefined({ idempotencyKey }),
    };
  };
  return promise;
};
