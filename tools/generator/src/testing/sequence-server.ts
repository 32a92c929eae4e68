import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnyClient, type StartedSdk, startSdk } from "./start-sdk.ts";

/** The SDK of the fixture of sequences, and how tests call it. */
export interface SequenceSdk extends Pick<StartedSdk, "call">, AsyncDisposable {
  readonly createClient: (server: TestServer, options?: object) => AnyClient;
  /** Calls an operation whose result is a sequence. */
  readonly open: (operation: string, client: AnyClient, options?: object) => Promise<Items>;
}

/** Starts the SDK of the fixture of sequences. */
export const startSequenceSdk = async (): Promise<SequenceSdk> => {
  const sdk = await startSdk("sequences");
  return {
    call: sdk.call,
    createClient: (server, options = {}) =>
      sdk.createClient({ auth: false, baseUrl: server.url, rateLimit: false, retry: { minDelay: 1 }, ...options }),
    open: async (operation, client, options) => (await sdk.call(operation, client, {}, options)) as Items,
    [Symbol.asyncDispose]: () => sdk[Symbol.asyncDispose](),
  };
};

export type Items = AsyncIterator<unknown, unknown> & AsyncIterable<unknown>;

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server whose answers a test writes as it likes. */
export const startServer = async (answer: Answer) => {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.socket?.setNoDelay(true);
    answer(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};

export interface TestServer {
  readonly url: string;
}

export const collect = async (items: AsyncIterable<unknown>): Promise<unknown[]> => {
  const collected: unknown[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

/** What a promise is rejected with. */
export const rejection = async (promise: Promise<unknown>): Promise<unknown> => {
  const result = await promise.then(
    (value) => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ("reason" in result) return result.reason;
  throw new Error("The promise was not rejected");
};

/** Writes parts of a body, each when the one before is with the system, and ends it. */
export const writeParts = async (
  response: ServerResponse,
  type: string,
  parts: Iterable<Uint8Array>,
): Promise<void> => {
  response.writeHead(200, { "content-type": type });
  for (const part of parts) await new Promise((resolve) => response.write(part, resolve));
  response.end();
};

/** Every single byte as a part. */
export const cut = (body: string): Uint8Array[] =>
  [...new TextEncoder().encode(body)].map((byte) => Uint8Array.of(byte));

export const events = "text/event-stream";

/** Answers with the first part of a sequence, and leaves the rest to the test. */
export const startStream = async (first = "data: first\n\n") => {
  const started = Promise.withResolvers<ServerResponse>();
  const server = await startServer((response) => {
    response.writeHead(200, { "content-type": events });
    if (first === "") response.flushHeaders();
    else response.write(first);
    started.resolve(response);
  });
  return {
    server,
    response: started.promise,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
};

/** What such a sequence begins with. */
export const first = { done: false, value: { data: "first" } };
