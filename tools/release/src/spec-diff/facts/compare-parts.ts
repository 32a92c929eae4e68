import type { JsonObject } from "@gong-engagement/generator/json";
import type { Content, HeaderObject, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { listSuccesses } from "@gong-engagement/generator/model/parse-responses";
import { isSame } from "../document/canonical.ts";
import type { Operation, OperationPair } from "../document/comparison.ts";
import { matchItems } from "../document/match-items.ts";
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

type Member = ParameterObject | HeaderObject;

/** The schema of a parameter or a header, which may be written as some media type. */
const schemaOf = ({ schema, content = {} }: Member): unknown => schema ?? Object.values(content)[0]?.schema ?? {};

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
    return content.length === 0 ? [{ const: "undefined" }] : content.map(({ schema }) => schema ?? {});
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

  /** Compares a parameter or a header. */
  const compareMember = (part: Part, name: string, old: Member | undefined, now: Member | undefined): void => {
    const change = nameChange(part.direction, old, now);
    const isHeader = part.direction === "response" && (change === "added" || change === "removed");
    if (isHeader) say(part, `header.${change}`, { name });
    else if (change === "addedRequired") say(part, "request.member.addedRequired", { name: quote(name) });
    else if (change !== undefined) say(part, `${part.direction}.member.${change}`, { name: quote(name) });
    if (!old || !now) return;
    if ((old.deprecated ?? false) !== (now.deprecated ?? false)) {
      say(part, now.deprecated ? "deprecated" : "undeprecated", { name: quote(name) });
    }
    part.facts.push(...compareDocumentation(old, now, part.place));
    comparer.compare(part, part.direction, schemaOf(old), schemaOf(now), name);
  };

  const compareContent = (part: Part, old: Content, now: Content): void => {
    for (const name of keysOf(old, now)) {
      const [media, other] = [old[name], now[name]];
      if (media && other) {
        part.facts.push(...compareDocumentation(media, other, part.place));
        comparer.compare(part, part.direction, media.schema, other.schema, "");
        if (part.direction === "request") addType(part, media.schema ?? {}, other.schema ?? {});
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
    for (const parameter of matched.removed) compareMember(part, parameter.name, parameter, undefined);
    for (const parameter of matched.added) compareMember(part, parameter.name, undefined, parameter);
    for (const { before: old, after: now } of matched.pairs) {
      const { name } = now;
      if (old.name !== name) say(part, "parameter.renamed", { before: old.name, after: name });
      if (old.in !== now.in) say(part, "parameter.moved", { name, before: old.in, after: now.in });
      else {
        const [style, other]: [JsonObject, JsonObject] = [{ ...parseStyle(old) }, { ...parseStyle(now) }];
        const changed = keysOf(style, other).filter((keyword) => !isSame(style[keyword], other[keyword]));
        for (const keyword of changed) say(part, "parameter.style", { keyword, name });
      }
      compareMember(part, name, old, now);
    }
    if (matched.pairs.length > 0)
      addType(part, describeParameters(before.parameters), describeParameters(after.parameters));
  };

  const compareBodies = (): void => {
    const part = createPart("request", "request");
    const change = nameChange("request", before.body, after.body);
    if (change !== undefined) say(part, `body.${change === "addedRequired" ? "required" : change}`);
    if (before.body && after.body) compareContent(part, before.body.content, after.body.content);
  };

  const compareResponses = (): void => {
    const removed = new Set(Object.keys(before.responses));
    for (const [status, response] of Object.entries(after.responses)) {
      const part = createPart(`response ${status}`, "response");
      const old = before.responses[status];
      if (old) {
        part.facts.push(...compareDocumentation(old, response, part.place));
        for (const name of keysOf(old.headers, response.headers))
          compareMember(part, name, old.headers[name], response.headers[name]);
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
