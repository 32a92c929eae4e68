import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Moment on the clock of `performance.now()`. */
  readonly at: number;
}

/** Answers a request, or does what else a server can do to it. */
export type Reply = (exchange: {
  readonly request: Received;
  readonly response: ServerResponse;
  readonly socket: Socket;
}) => void;

/** A server that remembers what it received. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** Resolves when that many requests have been received in all. */
  receives(count: number): Promise<void>;
}

const readBody = async (message: IncomingMessage): Promise<string> => {
  message.setEncoding("utf8");
  let body = "";
  for await (const chunk of message) body += chunk;
  return body;
};

/** Starts a server on 127.0.0.1 that answers the first request with the first reply, and so on; the last one repeats. */
export const startServer = async (...replies: readonly Reply[]): Promise<TestServer> => {
  const received: Received[] = [];
  const server = createServer(async (message, response) => {
    const { method = "", url: path = "", headers, socket } = message;
    const request: Received = { method, path, headers, body: await readBody(message), at: performance.now() };
    const reply = replies[Math.min(received.length, replies.length - 1)];
    received.push(request);
    server.emit("received");
    reply?.({ request, response, socket });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    async receives(count) {
      while (received.length < count) await once(server, "received");
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
