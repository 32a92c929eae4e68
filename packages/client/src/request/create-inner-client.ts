import createOpenApiClient, { type Client } from "openapi-fetch";

/** What openapi-fetch makes of a call. */
export interface InnerResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: unknown;
}

/** openapi-fetch without knowledge of the API: types are the business of what stands above. */
export interface InnerClient extends Pick<Client<object>, "use" | "eject"> {
  request(method: string, path: string, init: object): Promise<InnerResult>;
}

/**
 * Makes the openapi-fetch client underneath, which writes URLs and calls middleware. It gets `fetch` and `Request` with
 * each call: without these it would look for the platform's, which takes Node.js 30 ms.
 */
export const createInnerClient = (): InnerClient => {
  const unused: object = { fetch: createInnerClient, Request: createInnerClient };
  return createOpenApiClient<object>(unused) as InnerClient;
};
