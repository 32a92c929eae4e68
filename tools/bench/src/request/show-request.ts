// Sends an event with a program to a real server, once through the program's own fetch and once through one that it is
// given, and prints what arrived and what came back.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { loadProgram } from "../harness/driver.ts";
import { event } from "../programs/event.ts";
import type { LimitedSetup } from "../programs/program.ts";
import type { SentRequest } from "./require-same-requests.ts";

const { fetch: nodeFetch } = globalThis;
const [, , program = ""] = process.argv;
const createSend = await loadProgram<LimitedSetup>(program);

type Arrived = Omit<SentRequest, "requestId">;
let arrive = (_request: Arrived): void => {};
const server = createServer(async (request, response) => {
  const { method, url: path, headers } = request;
  const [contentType = ""] = headers["content-type"]?.split(";") ?? [];
  const body: unknown = JSON.parse(await text(request));
  arrive({ method, path, contentType, isAuthenticated: Boolean(headers.authorization), body });
  response.setHeader("content-type", "application/json").end('{"requestId":"1"}');
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const show = async (fetch?: typeof globalThis.fetch): Promise<SentRequest> => {
  const arrived = new Promise<Arrived>((resolve) => {
    arrive = resolve;
  });
  const answer = (await createSend({ baseUrl, fetch, rate: 1_000, burst: 100 })(event)) as {
    readonly requestId?: unknown;
  };
  return { ...(await arrived), requestId: answer.requestId };
};

console.log(JSON.stringify([await show(), await show((url, init) => nodeFetch(url, init))]));
process.exit();
