import type { GongClient } from "./gong-client.ts";
import type { ClientOptions } from "./options/client-options.ts";
import { resolveOptions } from "./options/resolve-options.ts";
import { createCaller } from "./request/create-caller.ts";
import type { CallInit } from "./request/prepare-call.ts";
import { callerKey } from "./send.ts";

/**
 * Makes an openapi-fetch client for the API, with authentication, timeouts, retries and the rate limit underneath. Make
 * one for the whole process: each keeps the limit for itself.
 *
 * @throws GongConfigError if an option is wrong or credentials are missing.
 *
 * @example
 * ```ts
 * import { createClient } from "@gong-engagement/client";
 *
 * const client = createClient({ auth: { accessKey: "key", accessKeySecret: "secret" } });
 * const { data, error } = await client.PUT("/customer-engagement/share", {
 *   body: {
 *     contentTitle: "Proposal",
 *     senderEmailAddress: "rep@example.com",
 *     eventTimestamp: new Date().toISOString(),
 *   },
 * });
 * ```
 */
export function createClient(options: ClientOptions = {}): GongClient {
  const caller = createCaller(resolveOptions(options));

  const request = async (method: string, path: string, init?: CallInit): Promise<object> => {
    const { response, failure, data, error } = await caller.call(method.toUpperCase(), path, init);
    return failure ? { error, response } : { data, response };
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
    use: caller.use,
    eject: caller.eject,
    close: caller.close,
    [Symbol.asyncDispose]: () => caller.close(),
    [callerKey]: caller,
  } as GongClient;
}
