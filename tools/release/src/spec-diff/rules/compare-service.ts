import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseServer } from "@gong-engagement/generator/model/parse-server";
import { parseService, type ServiceModel } from "@gong-engagement/generator/model/parse-service";
import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";

type Limits = ServiceModel["rateLimit"];

const listServers = (document: OpenApiDocument): string[] =>
  (document.servers ?? []).map((server) => parseServer([server]));

const printList = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const compareServers = (before: OpenApiDocument, after: OpenApiDocument): Statement[] => {
  const [old, servers] = [parseService(before).server, parseService(after).server];
  const removed = listServers(before).filter((url) => url !== old && !listServers(after).includes(url));
  const added = listServers(after).filter((url) => url !== servers && !listServers(before).includes(url));
  return [
    ...(old === servers
      ? []
      : [
          {
            bump: "major" as const,
            what: `The default server is \`${servers}\`, was \`${old}\`.`,
            reason: "Calls without `baseUrl` go elsewhere, and the path of the server is that of every `baseUrl`.",
            action: `Check that your credentials are good for \`${servers}\`, and your \`baseUrl\` if you set one.`,
            witnesses: ["rule"] as const,
          },
        ]),
    ...(removed.length === 0
      ? []
      : [
          {
            bump: "major" as const,
            what: `The server ${printList(removed)} is gone.`,
            reason: "Calls with it as `baseUrl` may fail.",
            action: "Set another `baseUrl`.",
            witnesses: ["rule"] as const,
          },
        ]),
    ...(added.length === 0
      ? []
      : [
          {
            bump: "minor" as const,
            what: `The server ${printList(added)} is new.`,
            reason: "It can be set as `baseUrl`.",
            witnesses: ["rule"] as const,
          },
        ]),
  ];
};

/** Whether calls that keep the limits keep this one, too. */
const isImplied = ({ limit, interval }: Limits[number], limits: Limits): boolean =>
  limits.some((other) => limit >= other.limit * Math.ceil(interval / other.interval));

const printLimits = (limits: Limits): string =>
  limits.map(({ limit, interval }) => `${limit} calls in ${interval / 1000} s`).join(", ") || "none";

const compareLimits = (before: Limits, after: Limits): Statement[] => {
  const isStricter = after.some((limit) => !isImplied(limit, before));
  const isLooser = before.some((limit) => !isImplied(limit, after));
  const what = `The rate limit is ${printLimits(after)}, was ${printLimits(before)}.`;
  if (isStricter) {
    return [
      {
        bump: "major",
        what,
        reason: "Calls that started at once wait, or fail with `GongLimitError`.",
        action: "Send less, or give your own `rateLimit` if you know better.",
        witnesses: ["rule"],
      },
    ];
  }
  return isLooser ? [{ bump: "minor", what, reason: "Calls wait less.", witnesses: ["rule"] }] : [];
};

/** Operations that get a server of their own, another one, or lose it. */
const compareOwnServers = ({ pairs, specs }: Comparison): Change[] =>
  pairs.flatMap(({ before, after }) => {
    const old = before.server ?? parseServer(specs.before.servers);
    const server = after.server ?? parseServer(specs.after.servers);
    if (before.server === after.server || old === server) return [];
    const statement: Statement = {
      bump: "major",
      what: `The server is \`${server}\`, was \`${old}\`.`,
      reason: "Calls go elsewhere, unless `baseUrl` has a path of its own.",
      action: `Check that your credentials are good for \`${server}\`.`,
      witnesses: ["rule"],
    };
    return [createChange(statement, after.operationId)];
  });

/** What the client makes of the servers and of the rate limit. */
export const compareService = (comparison: Comparison): Change[] => {
  const { before, after } = comparison.specs;
  const limits = compareLimits(parseService(before).rateLimit, parseService(after).rateLimit);
  return [
    ...[...compareServers(before, after), ...limits].map((statement) => createChange(statement)),
    ...compareOwnServers(comparison),
  ];
};
