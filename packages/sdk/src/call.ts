import { type CallOptions, type CallRequest, type CallResult, type GongClient, send } from "@gong-engagement/client";

/** What a standalone function takes first: a client, or an SDK that holds one. */
export type ClientSource = GongClient | { readonly client: GongClient };

/** The decoded body of the response. */
export interface CallPromise<Data> extends Promise<Data> {
  /**
   * The decoded body together with the response it came in and how it was obtained.
   *
   * @example
   * ```ts
   * const { data, response, attempts } = await gong.engagementEvents.reportContentViewEvent(event).withResponse();
   * ```
   */
  withResponse(): Promise<CallResult<Data>>;
}

const ignore = () => {};

/** Sends one operation through the client. An HTTP error status rejects like every other failure. */
export const call = <Data>(
  source: ClientSource,
  method: string,
  path: string,
  request: CallRequest,
  options?: CallOptions,
): CallPromise<Data> => {
  const client = "client" in source ? source.client : source;
  const result = send<Data>(client, method, path, request, options);
  const data = result.then((settled) => settled.data);
  const withResponse = () => {
    // The caller now holds `result`: a failure would be reported a second time as an unhandled rejection of `data`.
    data.catch(ignore);
    return result;
  };
  return Object.assign(data, { withResponse });
};
