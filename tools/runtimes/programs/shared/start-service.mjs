import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { answer } from "./sample.mjs";

/**
 * Starts a service on 127.0.0.1 that answers as `handle` says, and otherwise as the real one does. `handle` is given the
 * number of the request, from 1, and the request; it returns `{ status, headers, body, hangs }`, each optional.
 */
export const startService = async (handle = () => ({})) => {
  const log = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const received = { method, url, headers, body: await text(request), at: performance.now() };
    log.push(received);
    const reply = await handle(log.length, received);
    if (reply.hangs) return;
    response.writeHead(reply.status ?? answer.status, { "content-type": "application/json", ...reply.headers });
    response.end(JSON.stringify(reply.body ?? answer.body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { log, url: `http://127.0.0.1:${server.address().port}`, close };
};
