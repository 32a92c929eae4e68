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

/** What Prism answers to a request that it refuses. */
export interface Refusal {
  readonly method: string;
  /** Path of the URL, without its query. */
  readonly path: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Whether the body of the request is JSON that does not parse: Prism is told of another media type then. */
  readonly isMalformed: boolean;
  readonly body: unknown;
}

/** Says more of a refusal than Prism does: returns the body to answer with. */
export type ExplainRefusal = (refusal: Refusal) => unknown;

const explainAnswer = async (
  answer: IncomingMessage,
  request: Pick<Refusal, "method" | "path" | "isMalformed">,
  explain: ExplainRefusal,
): Promise<Buffer> => {
  const bytes = await buffer(answer);
  const status = answer.statusCode ?? 502;
  if (status < 400 || status > 499 || !isJson(answer.headers["content-type"] ?? "")) return bytes;
  const body: unknown = JSON.parse(bytes.toString());
  return Buffer.from(JSON.stringify(explain({ ...request, status, headers: answer.headers, body })));
};

interface Route {
  readonly target: string;
  readonly agent: Agent;
  readonly explain: ExplainRefusal | undefined;
}

const forward = async (incoming: IncomingMessage, outgoing: ServerResponse, { target, agent, explain }: Route) => {
  const body = await buffer(incoming);
  const headers = copyHeaders(incoming.headers);
  let isMalformed = false;
  if (body.length > 0) {
    // Prism checks the media type only of a body whose length is stated.
    headers["content-length"] = String(body.length);
    const contentType = headers["content-type"] ?? "";
    isMalformed = isJson(contentType) && !canBeRead(contentType, body);
    if (isMalformed) headers["content-type"] = malformedJson;
  }
  const upstream = request(target, { agent, headers, method: incoming.method, path: incoming.url });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  upstream.once("response", resolve).once("error", reject).end(body);
  const answer = await promise;
  const status = answer.statusCode ?? 502;
  if (explain === undefined) {
    outgoing.writeHead(status, copyHeaders(answer.headers));
    await pipeline(answer, outgoing);
    return;
  }
  const { pathname } = new URL(incoming.url ?? "/", "http://localhost");
  const explained = await explainAnswer(
    answer,
    { method: incoming.method ?? "", path: pathname, isMalformed },
    explain,
  );
  const isHead = incoming.method === "HEAD";
  outgoing.writeHead(status, {
    ...copyHeaders(answer.headers),
    ...(!isHead && { "content-length": String(explained.length) }),
  });
  outgoing.end(isHead ? undefined : explained);
};

/**
 * A server, not listening yet, that hands every request to `target` and sees to it that each one is answered.
 *
 * @param explain - is asked for the body of each 4xx in JSON; without it, answers are Prism's own.
 */
export const createJsonGuard = (target: string, explain?: ExplainRefusal): Server => {
  const agent = new Agent({ keepAlive: true });
  return createServer((incoming, outgoing) => {
    forward(incoming, outgoing, { target, agent, explain }).catch(() => outgoing.destroy());
  }).once("close", () => agent.destroy());
};
