import type { JsonObject } from "@gong-engagement/generator/json";
import type { Content, HeaderObject, ParameterObject } from "@gong-engagement/generator/model/openapi";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { isSame } from "../document/canonical.ts";
import { matchItems, type OperationModel, type OperationPair } from "../document/match-operations.ts";
import { compareDocumentation } from "./compare-keywords.ts";
import type { SchemaComparer, SchemaFindings } from "./compare-schemas.ts";
import { type Direction, type Finding, nameChange, type PlainFact, quote } from "./fact.ts";

/** A part of an operation that is compared by itself. */
interface Part extends SchemaFindings {
  readonly place: string;
  readonly direction: Direction;
}

/** The schema of a parameter or a header, which may be written as some media type. */
const schemaOf = ({ schema, content = {} }: ParameterObject | HeaderObject): unknown =>
  schema ?? Object.values(content)[0]?.schema;

const keysOf = (before: object, after: object): Set<string> => new Set([...Object.keys(before), ...Object.keys(after)]);

const compareStyles = (before: ParameterObject, after: ParameterObject): PlainFact[] => {
  const [old, now]: [JsonObject, JsonObject] = [{ ...parseStyle(before) }, { ...parseStyle(after) }];
  return [...keysOf(old, now)]
    .filter((keyword) => !isSame(old[keyword], now[keyword]))
    .map((keyword) => ({ kind: "parameter.style", values: { keyword, name: after.name } }));
};

/** Compares the parts of an operation: its parameters, its body, and each of its responses. */
export const compareParts = (pair: OperationPair, comparer: SchemaComparer): Finding[] => {
  const parts: Part[] = [];
  const createPart = (place: string, direction: Direction): Part => {
    const part = { facts: [], uses: new Set<string>(), place, direction };
    parts.push(part);
    return part;
  };

  /** Compares a parameter or a header. */
  const compareMember = (
    part: Part,
    name: string,
    before: ParameterObject | HeaderObject | undefined,
    after: ParameterObject | HeaderObject | undefined,
  ): void => {
    const change = nameChange(part.direction, before, after);
    const say = (kind: PlainFact["kind"], values: PlainFact["values"] = { name: quote(name) }): void =>
      void part.facts.push({ kind, values });
    if (change === "addedRequired") say("request.member.addedRequired");
    else if (part.direction === "response" && (change === "added" || change === "removed"))
      say(`header.${change}`, { name });
    else if (change !== undefined) say(`${part.direction}.member.${change}`);
    if (!before || !after) return;
    if ((before.deprecated ?? false) !== (after.deprecated ?? false))
      say(after.deprecated ? "deprecated" : "undeprecated");
    part.facts.push(...compareDocumentation(before, after, part.place));
    comparer.compare(part, part.direction, schemaOf(before), schemaOf(after), name);
  };

  const compareContent = (part: Part, before: Content, after: Content): void => {
    for (const name of keysOf(before, after)) {
      const [old, now] = [before[name], after[name]];
      if (old && now) {
        part.facts.push(...compareDocumentation(old, now, part.place));
        comparer.compare(part, part.direction, old.schema, now.schema, "");
      } else part.facts.push({ kind: `${part.direction}.mediaType.${now ? "added" : "removed"}`, values: { name } });
    }
  };

  const compareParameters = (before: OperationModel, after: OperationModel): void => {
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
      if (old.name !== name) part.facts.push({ kind: "parameter.renamed", values: { before: old.name, after: name } });
      if (old.in === now.in) part.facts.push(...compareStyles(old, now));
      else part.facts.push({ kind: "parameter.moved", values: { name, before: old.in, after: now.in } });
      compareMember(part, name, old, now);
    }
  };

  const compareBodies = ({ body: before }: OperationModel, { body: after }: OperationModel): void => {
    const part = createPart("request", "request");
    const change = nameChange("request", before, after);
    if (change !== undefined)
      part.facts.push({ kind: `body.${change === "addedRequired" ? "required" : change}`, values: {} });
    if (before && after) compareContent(part, before.content, after.content);
  };

  const compareResponses = ({ responses: before }: OperationModel, { responses: after }: OperationModel): void => {
    const removed = new Set(Object.keys(before).filter((status) => !Object.hasOwn(after, status)));
    for (const [status, response] of Object.entries(after)) {
      const part = createPart(`response ${status}`, "response");
      const old = before[status];
      if (old) {
        part.facts.push(...compareDocumentation(old, response, part.place));
        for (const name of keysOf(old.headers, response.headers))
          compareMember(part, name, old.headers[name], response.headers[name]);
        compareContent(part, old.content, response.content);
        continue;
      }
      const replaced = [...removed].find(
        (candidate) => candidate[0] === status[0] && isSame(before[candidate]?.content, response.content),
      );
      if (replaced === undefined) part.facts.push({ kind: "status.added", values: { after: status } });
      else part.facts.push({ kind: "status.replaced", values: { before: replaced, after: status } });
      removed.delete(replaced ?? "");
    }
    for (const status of removed) {
      createPart(`response ${status}`, "response").facts.push({ kind: "status.removed", values: { before: status } });
    }
  };

  compareParameters(pair.before, pair.after);
  compareBodies(pair.before, pair.after);
  compareResponses(pair.before, pair.after);
  return parts.flatMap((part) => comparer.collect(part).map((fact) => ({ fact, pair, place: part.place })));
};
