import createOpenApiClient, { type Client } from "openapi-fetch";
import type { HeaderValues } from "../options/call-options.ts";
import { serializeBody } from "./serialize-body.ts";

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

/** Makes the openapi-fetch client underneath. It gets `fetch` and `Request` with each call. */
export const createInnerClient = (headers: HeaderValues): InnerClient => {
  // Without these two it would look for the platform's, which takes Node.js 30 ms.
  const unused = { fetch: createInnerClient, Request: createInnerClient };
  const options: object = { ...unused, headers, bodySerializer: serializeBody };
  return createOpenApiClient<object>(options) as InnerClient;
};
