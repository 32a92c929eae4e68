import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseServer, parseService, type ServiceModel } from "@gong-engagement/generator/model/parse-service";
import type { Comparison } from "../document/comparison.ts";
import { type Finding, type PlainFact, quoteList } from "./fact.ts";

type Limits = ServiceModel["rateLimit"];

/** A slash at the end means nothing: the client leaves it out. */
const trim = (url: string): string => url.replace(/(?<=.)\/+$/, "");

const listServers = (document: OpenApiDocument): string[] =>
  (document.servers ?? []).map((server) => trim(parseServer([server])));

const compareServers = (before: OpenApiDocument, after: OpenApiDocument): PlainFact[] => {
  const [old, server] = [trim(parseService(before).server), trim(parseService(after).server)];
  const removed = listServers(before).filter((url) => url !== old && !listServers(after).includes(url));
  const added = listServers(after).filter((url) => url !== server && !listServers(before).includes(url));
  const facts: PlainFact[] = [];
  if (old !== server) facts.push({ kind: "server.default", values: { before: old, after: server } });
  if (removed.length > 0) facts.push({ kind: "server.removed", values: { names: quoteList(removed) } });
  if (added.length > 0) facts.push({ kind: "server.added", values: { names: quoteList(added) } });
  return facts;
};

/** Whether calls that keep the limits keep this one as well. */
const isImplied = ({ limit, interval }: Limits[number], limits: Limits): boolean =>
  limits.some((other) => limit >= other.limit * Math.ceil(interval / other.interval));

const printLimits = (limits: Limits): string =>
  limits.map(({ limit, interval }) => `${limit} calls in ${interval / 1000} s`).join(", ") || "not set";

const compareLimits = (before: Limits, after: Limits): PlainFact[] => {
  const values = { before: printLimits(before), after: printLimits(after) };
  if (after.some((limit) => !isImplied(limit, before))) return [{ kind: "rateLimit.stricter", values }];
  return before.some((limit) => !isImplied(limit, after)) ? [{ kind: "rateLimit.looser", values }] : [];
};

/** What the client makes of the servers and of the rate limit. */
export const compareService = ({ before, after, pairs }: Comparison): Finding[] => {
  const limits = compareLimits(parseService(before).rateLimit, parseService(after).rateLimit);
  const own = pairs.flatMap((pair): Finding[] => {
    const old = trim(pair.before.server ?? parseServer(before.servers));
    const server = trim(pair.after.server ?? parseServer(after.servers));
    if (pair.before.server === pair.after.server || old === server) return [];
    return [
      { fact: { kind: "operation.server", values: { before: old, after: server } }, operation: pair.after.operationId },
    ];
  });
  return [...[...compareServers(before, after), ...limits].map((fact) => ({ fact })), ...own];
};
