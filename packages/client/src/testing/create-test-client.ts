import { createClientFor } from "../create-client.ts";
import type { GongClient } from "../gong-client.ts";
import type { ClientOptions } from "../options/client-options.ts";
import { type CallResult, sendOperation } from "../send-operation.ts";
import { testApi } from "./test-api.ts";

interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** A client whose methods take any path: the API of the tests has no types. */
export interface TestClient extends Omit<GongClient, Method | "request" | "withOptions">, TestMethods {
  request(method: string, path: string, init?: object): Promise<Answer>;
  withOptions(options: ClientOptions): TestClient;
}

type TestMethods = { readonly [Name in Method]: (path: string, init?: object) => Promise<Answer> };

/** Credentials that can be found wherever they are not to be. */
export const credentials = { accessKey: "ACCESS-KEY-7f3a", accessKeySecret: "s3cr3t-Ünïcode-91c2" };

/** A client for the API of the tests, with the defaults of a client. */
export const createUnpacedClient = (options?: ClientOptions): TestClient =>
  createClientFor(testApi, options) as GongClient & TestClient;

/** A client that asks that server, does not pace, and hardly waits before it tries again. */
export const createTestClient = (server: { readonly url: string }, options: ClientOptions = {}): TestClient =>
  createUnpacedClient({
    auth: credentials,
    baseUrl: server.url,
    rateLimit: false,
    retry: { minDelay: 1, maxDelay: 2 },
    ...options,
  });

/** A report as the API of the tests takes it. */
export const report = {
  title: "TITLE-OF-THE-PAYLOAD",
  email: "rep@example.com",
  time: "2026-04-07T09:30:00Z",
};

type Options = Parameters<typeof sendOperation>[4];

const send = (client: TestClient, method: string, path: string, body: object, options?: Options) =>
  sendOperation(client as GongClient & TestClient, method, path, { body }, options);

/** Sends a report as the SDK does: `PUT`, safe to repeat. */
export const putReport = (client: TestClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "PUT", "/reports", report, options).withResponse();

/** Sends settings as the SDK does: `POST` without an idempotency key. */
export const postSettings = (client: TestClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "POST", "/settings", { name: "Portal" }, options).withResponse();

/** Sends a message as the SDK does: `POST` with an idempotency key. */
export const postMessage = (client: TestClient, options?: Options): Promise<CallResult<unknown>> =>
  send(client, "POST", "/messages", { kind: "Email" }, options).withResponse();

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
