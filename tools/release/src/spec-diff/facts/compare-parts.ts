import type {
  Content,
  HeaderObject,
  MediaTypeObject,
  ParameterObject,
  SchemaObject,
} from "@gong-engagement/generator/model/openapi";
import { listSuccesses } from "@gong-engagement/generator/model/parse-responses";
import { type Comparison, keysOf, type Operation, type OperationPair } from "../document/comparison.ts";
import { type Matched, matchItems } from "../document/match-items.ts";
import type { Kind, Values } from "../statements.ts";
import { compareDocumentation } from "./compare-keywords.ts";
import { createFindings, type SchemaComparer, type SchemaFindings } from "./compare-schemas.ts";
import { compareEncodings, compareStyles } from "./compare-styles.ts";
import { type Direction, type Finding, nameChange, quote, type TypeFact } from "./fact.ts";

/** Something of an operation that is compared by itself. */
interface Part extends SchemaFindings {
  readonly place: string;
  readonly direction: Direction;
}

/** The type of a part in both documents. Those of several responses together are of the place `result` or `error`. */
export interface PartType {
  readonly fact: TypeFact;
  readonly operation: string;
  readonly place: string;
}

type Schema = NonNullable<MediaTypeObject["schema"]>;

/** A parameter or a header. */
type Member = HeaderObject & { readonly name: string };

/** The schema of a parameter or a header, which may be written as some media type. */
const schemaOf = ({ schema, content = {} }: Member): Schema => schema ?? Object.values(content)[0]?.schema ?? {};

/** The schema of a body. A sequence may describe its items only. */
const schemaOfBody = ({ schema, itemSchema }: MediaTypeObject): unknown =>
  itemSchema === undefined ? schema : { type: "array", items: itemSchema };

/** Headers of a response. Their names are the same in any case; `Content-Type` is not one of them, OpenAPI says. */
const listHeaders = (headers: Readonly<Record<string, HeaderObject>>): Member[] =>
  Object.entries(headers)
    .map(([name, header]) => ({ ...header, name }))
    .filter(({ name }) => name.toLowerCase() !== "content-type");

/** An object that has all of them. */
const describeMembers = (members: readonly Member[]): SchemaObject => ({
  type: "object",
  properties: Object.fromEntries(members.map((member) => [member.name, schemaOf(member)])),
  required: members.filter(({ required }) => required).map(({ name }) => name),
});

/** An object that has all parameters, in an object for each place. */
const describeParameters = (parameters: readonly ParameterObject[]): SchemaObject =>
  describeMembers(
    [...Map.groupBy(parameters, (parameter) => parameter.in)].map(([name, members]) => ({
      name,
      required: members.some(({ required }) => required),
      schema: describeMembers(members),
    })),
  );

/** Any body of some responses. A text stands for none: no schema is `undefined`. */
const describeBodies = ({ responses }: Operation, statuses: readonly string[]): unknown => {
  const bodies = statuses.flatMap((status): unknown[] => {
    const content = Object.values(responses[status]?.content ?? {});
    return content.length === 0 ? [{ const: "undefined" }] : content.map((media) => schemaOfBody(media) ?? {});
  });
  return bodies.length === 1 ? bodies[0] : { anyOf: bodies };
};

const listFailures = (operation: Operation): string[] => {
  const successes = listSuccesses(operation);
  return Object.keys(operation.responses).filter(
    (status) => /^([45]|default$)/.test(status) && !successes.includes(status),
  );
};

/** Compares the parts of an operation: its parameters, its body, and each of its responses. */
export const compareParts = (
  comparison: Comparison,
  { before, after }: OperationPair,
  comparer: SchemaComparer,
): { findings: Finding[]; types: PartType[] } => {
  const { operationId: operation } = after;
  const parts: Part[] = [];
  const types: PartType[] = [];
  const createPart = (place: string, direction: Direction): Part => {
    const part = { ...createFindings(), place, direction };
    parts.push(part);
    return part;
  };
  const say = ({ facts }: Part, kind: Kind, values: Values = {}): void => void facts.push({ kind, values });
  const addType = ({ place, direction }: Pick<Part, "place" | "direction">, old: unknown, now: unknown): void => {
    const schemas = { direction, before: old, after: now };
    types.push({ operation, place, fact: { ...schemas, name: `the ${place}`, isPart: true, same: [] } });
  };

  /** Compares a parameter or a header. */
  const compareMember = (part: Part, old: Member | undefined, now: Member | undefined): void => {
    const name = (now ?? old)?.name ?? "";
    const isHeader = part.direction === "response";
    const change = nameChange(isHeader ? "header" : "request.member", old, now);
    if (change !== undefined) say(part, change, { name: isHeader ? name : quote(name) });
    if (!old || !now) return;
    if ((old.deprecated ?? false) !== (now.deprecated ?? false)) {
      say(part, now.deprecated ? "deprecated" : "undeprecated", { name: quote(name) });
    }
    part.facts.push(...compareDocumentation(old, now, part.place));
    comparer.compare(part, part.direction, schemaOf(old), schemaOf(now), name);
  };

  const compareMembers = (part: Part, { removed, added, pairs }: Matched<Member>): void => {
    for (const member of removed) compareMember(part, member, undefined);
    for (const member of added) compareMember(part, undefined, member);
    for (const pair of pairs) compareMember(part, pair.before, pair.after);
  };

  const compareContent = (part: Part, old: Content, now: Content): void => {
    for (const name of keysOf(old, now)) {
      const [media, other] = [old[name], now[name]];
      if (media && other) {
        part.facts.push(...compareDocumentation(media, other, part.place));
        const [schema, otherSchema] = [schemaOfBody(media), schemaOfBody(other)];
        comparer.compare(part, part.direction, schema, otherSchema, "");
        if (part.direction === "response") continue;
        addType(part, schema ?? {}, otherSchema ?? {});
        part.facts.push(...compareEncodings(media.encoding, other.encoding));
      } else say(part, `${part.direction}.mediaType.${other ? "added" : "removed"}`, { name });
    }
  };

  const compareParameters = (): void => {
    const part = createPart("parameters", "request");
    const matched = matchItems(before.parameters, after.parameters, [
      ({ in: place, name }) => JSON.stringify([place, name]),
      ({ name }) => name,
      // Only the name has changed.
      ({ name: _, ...parameter }) => JSON.stringify(parameter),
    ]);
    for (const { before: old, after: now } of matched.pairs) {
      const { name } = now;
      if (old.name !== name) say(part, "parameter.renamed", { before: old.name, after: name });
      if (old.in !== now.in) say(part, "parameter.moved", { name, before: old.in, after: now.in });
      else part.facts.push(...compareStyles(comparison, old, now));
    }
    compareMembers(part, matched);
    if (matched.pairs.length > 0)
      addType(part, describeParameters(before.parameters), describeParameters(after.parameters));
  };

  const compareBodies = (): void => {
    const part = createPart("request", "request");
    const change = nameChange("body", before.body, after.body);
    if (change !== undefined) say(part, change);
    if (before.body && after.body) compareContent(part, before.body.content, after.body.content);
  };

  const compareResponses = (): void => {
    const { pairs, removed, added } = matchItems(Object.entries(before.responses), Object.entries(after.responses), [
      ([status]) => status,
      // Only the status has changed.
      ([status, { content }]) => `${status[0]} ${JSON.stringify(content)}`,
    ]);
    const createResponse = (status: string): Part => createPart(`response ${status}`, "response");
    for (const {
      before: [oldStatus, old],
      after: [status, now],
    } of pairs) {
      const part = createResponse(status);
      if (oldStatus !== status) say(part, "status.replaced", { before: oldStatus, after: status });
      part.facts.push(...compareDocumentation(old, now, part.place));
      const headers = matchItems(listHeaders(old.headers), listHeaders(now.headers), [
        ({ name }) => name.toLowerCase(),
      ]);
      compareMembers(part, headers);
      const named = headers.pairs.map((pair) => ({ ...pair.before, name: pair.after.name }));
      addType(part, describeMembers(named), describeMembers(headers.pairs.map((pair) => pair.after)));
      compareContent(part, old.content, now.content);
      addType(part, describeBodies(before, [oldStatus]), describeBodies(after, [status]));
    }
    for (const [status] of added) say(createResponse(status), "status.added", { after: status });
    for (const [status] of removed) say(createResponse(status), "status.removed", { before: status });
    for (const [place, list] of Object.entries({ result: listSuccesses, error: listFailures })) {
      const [statuses, others] = [list(before), list(after)];
      if (statuses.length === 0 || others.length === 0) continue;
      addType({ place, direction: "response" }, describeBodies(before, statuses), describeBodies(after, others));
    }
  };

  compareParameters();
  compareBodies();
  compareResponses();
  const findings = parts.flatMap((part) =>
    comparer.collect(part).map((finding) => ({ ...finding, operation, place: part.place })),
  );
  return { findings, types };
};
