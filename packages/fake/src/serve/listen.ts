// For compilers whose `lib` has no `Symbol.asyncDispose`.
/// <reference lib="esnext.disposable" preserve="true" />
import type * as Http from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { type Rules, text, toggle, whole } from "../options/check-options.ts";
import { type ReceivedRequest, withForm } from "../request/received-request.ts";
import { type Clock, waitBy } from "./create-clock.ts";
import { halve, type Receive } from "./create-fetch.ts";

/** Where and how a fake listens. */
export interface ListenOptions {
  /** Default 0: any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Whether other processes may ask and steer the fake, under `/__fake`. Default `false`. */
  readonly control?: boolean;
}

export const listenRules: Rules<ListenOptions> = { port: whole(0, 65_535), host: text, control: toggle };

/** A fake that listens. */
export interface FakeServer {
  /** What `baseUrl` of a client takes. */
  readonly url: string;
  readonly port: number;
  /** Ends all connections and stops. */
  readonly close: () => Promise<void>;
  /** The same as `close`, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Answers requests of the control; `undefined` for calls of the service. */
export type Control = (received: ReceivedRequest) => { readonly status: number; readonly body: unknown } | undefined;

/** The bytes of a gzip header, and nothing that belongs behind one. */
const brokenGzip = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff, 0xff);

const readIncoming = async (incoming: IncomingMessage): Promise<ReceivedRequest> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  return withForm({
    method: incoming.method ?? "GET",
    url: new URL(incoming.url ?? "/", "http://localhost"),
    headers,
    body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    address: incoming.socket.remoteAddress?.replace(/^::ffff:/, ""),
  });
};

/** Ends a connection as one that is lost. Not every runtime can send a reset. */
const reset = ({ socket }: IncomingMessage): void => {
  if (typeof socket.resetAndDestroy === "function") socket.resetAndDestroy();
  else socket.destroy();
};

const answerIncoming = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  receive: Receive,
  control: Control | undefined,
  clock: Clock,
): Promise<void> => {
  const received = await readIncoming(incoming);
  const controlled = control?.(received);
  if (controlled) {
    outgoing.writeHead(controlled.status, { "content-type": "application/json" });
    outgoing.end(controlled.body === undefined ? undefined : JSON.stringify(controlled.body));
    return;
  }
  const { answer, transmission, delay } = receive(received);
  const { status, headers, body = "" } = answer;
  if (transmission === "no-answer") return;
  if (transmission === "reset") return reset(incoming);
  if (delay > 0) await waitBy(clock, delay, undefined);
  if (transmission === "broken-gzip") {
    outgoing.writeHead(status, { ...headers, "content-encoding": "gzip", "content-length": brokenGzip.length });
    outgoing.end(brokenGzip);
    return;
  }
  const sent = transmission === "whole" ? body : halve(body);
  const length = Buffer.byteLength(transmission === "half-body" ? sent : body);
  outgoing.writeHead(status, answer.body === undefined ? headers : { ...headers, "content-length": length });
  // What was written arrives before the connection ends, so that the loss is in the body and not before it.
  if (transmission === "reset-in-body") outgoing.write(sent, () => incoming.socket.destroy());
  else outgoing.end(answer.body === undefined ? undefined : sent);
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Without an import, which bundlers for browsers and Workers would follow. */
const loadHttp = (): typeof Http => {
  const http = globalThis.process?.getBuiltinModule?.("node:http");
  if (!http) throw new Error("listen needs Node.js, Bun or Deno. Elsewhere give the client `fetch: fake.fetch`.");
  return http;
};

/**
 * Makes the fake listen on real sockets.
 *
 * @throws Error if the runtime has no sockets, or the port cannot be had (`code` is `EADDRINUSE` if it is in use).
 */
export const startServer = async (
  receive: Receive,
  clock: Clock,
  control: Control | undefined,
  { port = 0, host = "127.0.0.1" }: ListenOptions,
): Promise<FakeServer> => {
  const { createServer } = loadHttp();
  const server = createServer((incoming, outgoing) => {
    answerIncoming(incoming, outgoing, receive, control, clock).catch(() => outgoing.destroy());
  });
  // A server that closes idle connections closes them under a call, where it comes late to read it: on a busy machine, or stopped
  // in a debugger. The client could not tell whether that call was recorded.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const close = (): Promise<void> => closeServer(server);
  const name = host.includes(":") ? `[${host}]` : host;
  return { url: `http://${name}:${bound}`, port: bound, close, [Symbol.asyncDispose]: close };
};
