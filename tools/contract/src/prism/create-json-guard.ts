import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

const isJson = (contentType: string): boolean => /^application\/(.+\+)?json\b/i.test(contentType);

const canBeRead = (contentType: string, body: Buffer): boolean => {
  if (/charset=(?!"?utf-8)/i.test(contentType)) return false;
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
};

/**
 * Prism never answers a JSON body that does not parse (stoplightio/prism#2664). Under this media type the same bytes
 * are a body that the operation does not take, which Prism refuses as the spec says.
 */
const malformedJson = "application/x-malformed-json";

/** Headers of one connection, not of the message. */
const hopByHop = ["connection", "keep-alive", "transfer-encoding"];

const copyHeaders = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.includes(name)));

const forward = async (incoming: IncomingMessage, outgoing: ServerResponse, target: string, agent: Agent) => {
  const body = await buffer(incoming);
  const headers = copyHeaders(incoming.headers);
  if (body.length > 0) {
    // Prism checks the media type only of a body whose length is stated.
    headers["content-length"] = String(body.length);
    const contentType = headers["content-type"] ?? "";
    if (isJson(contentType) && !canBeRead(contentType, body)) headers["content-type"] = malformedJson;
  }
  const upstream = request(target, { agent, headers, method: incoming.method, path: incoming.url });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  upstream.once("response", resolve).once("error", reject).end(body);
  const answer = await promise;
  outgoing.writeHead(answer.statusCode ?? 502, copyHeaders(answer.headers));
  await pipeline(answer, outgoing);
};

/** A server, not listening yet, that hands every request to `target` and sees to it that each one is answered. */
export const createJsonGuard = (target: string): Server => {
  const agent = new Agent({ keepAlive: true });
  return createServer((incoming, outgoing) => {
    forward(incoming, outgoing, target, agent).catch(() => outgoing.destroy());
  }).once("close", () => agent.destroy());
};
