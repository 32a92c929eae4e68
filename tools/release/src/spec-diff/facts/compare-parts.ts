import type { JsonObject } from "@gong-engagement/generator/json";
import type {
  Content,
  Encoding,
  HeaderObject,
  MediaTypeObject,
  ParameterObject,
} from "@gong-engagement/generator/model/openapi";
import { parseJsonKinds } from "@gong-engagement/generator/model/parse-body-kinds";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { listSuccesses } from "@gong-engagement/generator/model/parse-responses";
import { isSame } from "../document/canonical.ts";
import type { Comparison, Operation, OperationPair } from "../document/comparison.ts";
import { type Matched, matchItems } from "../document/match-items.ts";
import type { Kind, Values } from "../statements.ts";
import { compareDocumentation } from "./compare-keywords.ts";
import type { SchemaComparer, SchemaFindings } from "./compare-schemas.ts";
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

/** A parameter or a header. */
type Member = HeaderObject & { readonly name: string };

/** The schema of a parameter or a header, which may be written as some media type. */
const schemaOf = ({ schema, content = {} }: Member): unknown => schema ?? Object.values(content)[0]?.schema ?? {};

/** The schema of a body. A sequence may describe its items only. */
const schemaOfBody = ({ schema, itemSchema }: MediaTypeObject): unknown =>
  itemSchema === undefined ? schema : { type: "array", items: itemSchema };

/** Headers of a response. Their names are the same in any case; `Content-Type` is not one of them, OpenAPI says. */
const listHeaders = (headers: Readonly<Record<string, HeaderObject>>): Member[] =>
  Object.entries(headers)
    .filter(([name]) => !/^content-type$/i.test(name))
    .map(([name, header]) => ({ ...header, name }));

/** How a property of a form is written. */
const readEncoding = (name: string, { contentType, ...style }: Encoding[string] = {}): JsonObject => ({
  ...parseStyle({ ...style, name, in: "query" }),
  contentType: contentType ?? null,
});

const keysOf = (before: object, after: object): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

/** An object that has all parameters, in an object for each place. */
const describeParameters = (parameters: readonly ParameterObject[]): object => {
  const describe = (members: readonly { name: string; required?: boolean | undefined; schema: unknown }[]) => ({
    type: "object",
    properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])),
    required: members.filter(({ required }) => required).map(({ name }) => name),
  });
  const places = [...Map.groupBy(parameters, (parameter) => parameter.in)].map(([name, members]) => ({
    name,
    required: members.some(({ required }) => required),
    schema: describe(members.map((parameter) => ({ ...parameter, schema: schemaOf(parameter) }))),
  }));
  return describe(places);
};

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
    const part = { facts: [], uses: new Set<string>(), place, direction };
    parts.push(part);
    return part;
  };
  const say = ({ facts }: Part, kind: Kind, values: Values = {}): void => void facts.push({ kind, values });
  const addType = ({ place, direction }: Pick<Part, "place" | "direction">, old: unknown, now: unknown): void => {
    const schemas = { direction, before: old, after: now };
    types.push({ operation, place, fact: { ...schemas, name: `the ${place}`, isPart: true, same: [] } });
  };

  const sayStyle = (part: Part, name: string, old: JsonObject, now: JsonObject): void => {
    const changed = keysOf(old, now).filter((keyword) => !isSame(old[keyword], now[keyword]));
    const keywords = changed.includes("content") ? ["content"] : changed;
    for (const keyword of keywords) say(part, "parameter.style", { keyword, name });
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
        const [encoding, otherEncoding] = [media.encoding ?? {}, other.encoding ?? {}];
        for (const property of keysOf(encoding, otherEncoding))
          sayStyle(
            part,
            property,
            readEncoding(property, encoding[property]),
            readEncoding(property, otherEncoding[property]),
          );
      } else say(part, `${part.direction}.mediaType.${other ? "added" : "removed"}`, { name });
    }
  };

  /** How a parameter is written. What is written of members and items says nothing where there is neither. */
  const readStyles = (old: ParameterObject, now: ParameterObject): [JsonObject, JsonObject] => {
    const kinds = [parseJsonKinds(comparison.before, old.schema), parseJsonKinds(comparison.after, now.schema)];
    const isScalar = kinds.every((list) => list.length > 0 && !list.includes("object") && !list.includes("array"));
    const read = (parameter: ParameterObject): JsonObject => ({
      ...parseStyle(parameter),
      ...(isScalar ? { explode: false } : {}),
    });
    return [read(old), read(now)];
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
      else sayStyle(part, name, ...readStyles(old, now));
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
    const removed = new Set(Object.keys(before.responses));
    for (const [status, response] of Object.entries(after.responses)) {
      const part = createPart(`response ${status}`, "response");
      const old = before.responses[status];
      if (old) {
        part.facts.push(...compareDocumentation(old, response, part.place));
        const headers = matchItems(listHeaders(old.headers), listHeaders(response.headers), [
          ({ name }) => name.toLowerCase(),
        ]);
        compareMembers(part, headers);
        compareContent(part, old.content, response.content);
        addType(part, describeBodies(before, [status]), describeBodies(after, [status]));
        removed.delete(status);
        continue;
      }
      const replaced = [...removed].find(
        (candidate) =>
          !Object.hasOwn(after.responses, candidate) &&
          candidate[0] === status[0] &&
          isSame(before.responses[candidate]?.content, response.content),
      );
      if (replaced === undefined) say(part, "status.added", { after: status });
      else say(part, "status.replaced", { before: replaced, after: status });
      removed.delete(replaced ?? "");
    }
    for (const status of removed)
      say(createPart(`response ${status}`, "response"), "status.removed", { before: status });
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
    comparer.collect(part).map((fact) => ({ fact, operation, place: part.place })),
  );
  return { findings, types };
};
