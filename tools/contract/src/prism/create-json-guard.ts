import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

const isJson = (contentType = ""): boolean => /^application\/(.+\+)?json\b/i.test(contentType);

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

const forward = async (incoming: IncomingMessage, outgoing: ServerResponse, target: string, agent: Agent) => {
  const body = await buffer(incoming);
  const { connection: _, "transfer-encoding": chunked, ...headers } = incoming.headers;
  // Prism checks the media type only of a body whose length is stated.
  if (chunked || body.length > 0) headers["content-length"] = String(body.length);
  const contentType = headers["content-type"] ?? "";
  if (body.length > 0 && isJson(contentType) && !canBeRead(contentType, body)) headers["content-type"] = malformedJson;

  const upstream = request(new URL(incoming.url ?? "/", target), { agent, headers, method: incoming.method });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  upstream.once("response", resolve).once("error", reject).end(body);
  const answer = await promise;
  const { connection: _hop, "keep-alive": _hops, ...answerHeaders } = answer.headers;
  outgoing.writeHead(answer.statusCode ?? 502, answerHeaders);
  await pipeline(answer, outgoing);
};

/** A server, not listening yet, that hands every request to `target` and sees to it that each one is answered. */
export const createJsonGuard = (target: string): Server => {
  const agent = new Agent({ keepAlive: true });
  return createServer((incoming, outgoing) => {
    forward(incoming, outgoing, target, agent).catch(() => outgoing.destroy());
  }).once("close", () => agent.destroy());
};
