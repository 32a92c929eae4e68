import { createClient } from "../create-client.ts";
import type { GongClient } from "../gong-client.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { type CallResult, send } from "../send.ts";

/** Credentials that can be found wherever they are not to be. */
export const credentials = { accessKey: "ACCESS-KEY-7f3a", accessKeySecret: "s3cr3t-Ünïcode-91c2" };

/** A client that asks that server, does not pace, and hardly waits before it tries again. */
export const createTestClient = (server: { readonly url: string }, options: ClientOptions = {}): GongClient =>
  createClient({
    auth: credentials,
    baseUrl: server.url,
    rateLimit: false,
    retry: { minDelay: 1, maxDelay: 2 },
    ...options,
  });

/** An event as the API takes it. */
export const share = {
  contentTitle: "TITLE-OF-THE-PAYLOAD",
  senderEmailAddress: "rep@example.com",
  eventTimestamp: "2026-04-07T09:30:00Z",
};

type Options = Parameters<typeof send>[4];

/** Reports a share as the SDK does: `PUT`, safe to repeat. */
export const reportShare = (client: GongClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "PUT", "/customer-engagement/share", { body: share }, options);

/** Configures the integration as the SDK does: `POST` without an idempotency key. */
export const configure = (client: GongClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "POST", "/integration-settings", { body: { integrationName: "Portal" } }, options);

/** Posts an interaction as the SDK does: `POST` with an idempotency key. */
export const postInteraction = (client: GongClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "POST", "/digital-interactions", { body: { interactionType: "Email" } }, options);

/** What a promise is rejected with. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const rejected = Symbol("rejected");
  let reason: unknown;
  const result = await promise.catch((error: unknown) => {
    reason = error;
    return rejected;
  });
  if (result !== rejected) throw new Error("The promise was not rejected.");
  return reason;
};
