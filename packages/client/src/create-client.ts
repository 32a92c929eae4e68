import type { paths } from "@gong-engagement/types";
import type { ApiMetadata } from "./api-metadata.ts";
import { operations } from "./generated/operations.ts";
import { service } from "./generated/service.ts";
import type { GongClient } from "./gong-client.ts";
import type { ClientOptions } from "./options/client-options.ts";
import { resolveOptions } from "./options/resolve-options.ts";
import { createDispatcher, type Dispatcher } from "./request/dispatcher.ts";
import type { CallInit } from "./request/prepare-request.ts";
import { dispatcherKey } from "./send-operation.ts";

const createMethods = (dispatcher: Dispatcher): object => {
  const request = async (method: string, path: string, init?: CallInit): Promise<object> => {
    const { result } = await dispatcher.dispatch(method.toUpperCase(), path, init);
    const { apiError, error, data, response } = result;
    return apiError ? { error, response } : { data, response };
  };
  const send =
    (method: string) =>
    (path: string, init?: CallInit): Promise<object> =>
      request(method, path, init);

  return {
    request,
    GET: send("GET"),
    PUT: send("PUT"),
    POST: send("POST"),
    DELETE: send("DELETE"),
    OPTIONS: send("OPTIONS"),
    HEAD: send("HEAD"),
    PATCH: send("PATCH"),
    TRACE: send("TRACE"),
    use: dispatcher.use,
    eject: dispatcher.eject,
    withOptions: (options: ClientOptions) => createMethods(dispatcher.derive(options)),
    get rateLimit() {
      return dispatcher.rateLimit();
    },
    close: dispatcher.close,
    [Symbol.asyncDispose]: () => dispatcher.close(),
    [dispatcherKey]: dispatcher,
  };
};

/**
 * Makes a client for the API that is described by its metadata.
 *
 * @internal
 */
export const createClientFor = (api: ApiMetadata, options: ClientOptions = {}): GongClient =>
  createMethods(createDispatcher(resolveOptions(api, options))) as GongClient;

/**
 * Makes an openapi-fetch client for the API, with authentication, timeouts, retries and the rate limit underneath. Make
 * one for the whole process: each keeps the limit for itself.
 *
 * @typeParam Paths - `paths` of another API description. What this package knows of no operation of is sent with all
 * credentials, and its bodies are read as the response says.
 * @throws GongConfigError if an option is wrong or credentials are missing.
 *
 * @example
 * ```ts
 * import { createClient } from "@gong-engagement/client";
 *
 * const client = createClient({ auth: { accessKey: "key", accessKeySecret: "secret" } });
 * await client.close();
 * ```
 */
export function createClient<Paths = paths>(options: ClientOptions = {}): GongClient<Paths> {
  return createMethods(createDispatcher(resolveOptions({ service, operations }, options))) as GongClient<Paths>;
}
