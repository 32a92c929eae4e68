import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import type { Content, HeaderObject, ParameterObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { isSame } from "../document/canonical.ts";
import type { OperationPair } from "../document/match-operations.ts";
import { isDocumentedOtherwise } from "./compare-keywords.ts";
import { createFindings, type SchemaComparer, type SchemaFindings } from "./compare-schemas.ts";
import { type Direction, type Fact, quote } from "./fact.ts";

/** A part of an operation that is compared by itself, with what was found in it. */
export interface PartFindings extends SchemaFindings {
  readonly pair: OperationPair;
  readonly place: string;
}

/** The schema of a parameter or a header, which may be written as some media type. */
const schemaOf = ({ schema, content = {} }: ParameterObject | HeaderObject): JsonValue | undefined => {
  const written = schema ?? Object.values(content)[0]?.schema;
  return written === undefined ? undefined : JSON.parse(JSON.stringify(written));
};

const toJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value));

/** Finds each parameter again: by place and name, by name, or as one of which only the name has changed. */
const matchParameters = (before: readonly ParameterObject[], after: readonly ParameterObject[]) => {
  const removed = new Set(before);
  const added = new Set(after);
  const pairs: [ParameterObject, ParameterObject][] = [];
  const identities: ((parameter: ParameterObject) => string)[] = [
    ({ in: place, name }) => JSON.stringify([place, name]),
    ({ name }) => name,
    ({ name: _, ...parameter }) => JSON.stringify(parameter),
  ];
  for (const identify of identities) {
    for (const parameter of added) {
      const old = [...removed].find((candidate) => identify(candidate) === identify(parameter));
      if (!old) continue;
      removed.delete(old);
      added.delete(parameter);
      pairs.push([old, parameter]);
    }
  }
  return { pairs, removed, added };
};

const compareStyles = (before: ParameterObject, after: ParameterObject): Fact[] => {
  const [old, now] = [toJson(parseStyle(before)), toJson(parseStyle(after))];
  const keywords = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...keywords]
    .filter((keyword) => !isSame(old[keyword], now[keyword]))
    .map((keyword) => ({ kind: "parameter.style", values: { keyword, name: after.name } }));
};

const compareParameter = (before: ParameterObject, after: ParameterObject): Fact[] => {
  const { name } = after;
  const facts: Fact[] = [];
  const say = (kind: Fact["kind"], values: Fact["values"]): void => void facts.push({ kind, values });
  if (before.name !== name) say("parameter.renamed", { before: before.name, after: name });
  if (before.in !== after.in) say("parameter.moved", { name, before: before.in, after: after.in });
  else facts.push(...compareStyles(before, after));
  if (!before.required && after.required) say("request.member.required", { name: quote(name) });
  if (before.required && !after.required) say("request.member.optional", { name: quote(name) });
  if (!before.deprecated && after.deprecated) say("deprecated", { name: quote(name) });
  if (before.deprecated && !after.deprecated) say("undeprecated", { name: quote(name) });
  return facts;
};

/** Compares the parts of an operation: its parameters, its body, and each of its responses. */
export const compareParts = (pair: OperationPair, comparer: SchemaComparer): PartFindings[] => {
  const parts: PartFindings[] = [];
  const createPart = (place: string): PartFindings => {
    const part = { ...createFindings(), pair, place };
    parts.push(part);
    return part;
  };

  const noteDocumentation = (part: PartFindings, before: object, after: object): void => {
    if (isDocumentedOtherwise(toJson(before), toJson(after))) part.documented.add(part.place);
  };

  const compareContent = (part: PartFindings, direction: Direction, before: Content, after: Content): void => {
    const say = (change: "added" | "removed", name: string): void =>
      void part.facts.push({ kind: `${direction}.mediaType.${change}`, values: { name } });
    for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) say("removed", name);
    for (const [name, mediaType] of Object.entries(after)) {
      const old = before[name];
      if (!old) say("added", name);
      else {
        noteDocumentation(part, old, mediaType);
        comparer.compare(part, direction, toJson(old).schema, toJson(mediaType).schema, "");
      }
    }
  };

  const compareParameters = (before: OperationModel, after: OperationModel): void => {
    const part = createPart("parameters");
    const { pairs, removed, added } = matchParameters(before.parameters, after.parameters);
    for (const { name } of removed) part.facts.push({ kind: "request.member.removed", values: { name: quote(name) } });
    for (const { name, required } of added) {
      part.facts.push({
        kind: required ? "request.member.addedRequired" : "request.member.added",
        values: { name: quote(name) },
      });
    }
    for (const [old, parameter] of pairs) {
      part.facts.push(...compareParameter(old, parameter));
      noteDocumentation(part, old, parameter);
      comparer.compare(part, "request", schemaOf(old), schemaOf(parameter), parameter.name);
    }
  };

  const compareBodies = ({ body: before }: OperationModel, { body: after }: OperationModel): void => {
    const part = createPart("request");
    const say = (kind: Fact["kind"]): void => void part.facts.push({ kind, values: {} });
    if (before && !after) say("body.removed");
    if (after?.required && !before?.required) say("body.required");
    if (after && !after.required && !before) say("body.added");
    if (after && !after.required && before?.required) say("body.optional");
    if (before && after) compareContent(part, "request", before.content, after.content);
  };

  type Headers = Readonly<Record<string, HeaderObject>>;
  const compareHeaders = (part: PartFindings, before: Headers, after: Headers): void => {
    for (const name of Object.keys(before)) {
      if (!Object.hasOwn(after, name)) part.facts.push({ kind: "header.removed", values: { name } });
    }
    for (const [name, header] of Object.entries(after)) {
      const old = before[name];
      if (!old) part.facts.push({ kind: "header.added", values: { name } });
      else {
        if (!old.required && header.required)
          part.facts.push({ kind: "response.member.required", values: { name: quote(name) } });
        if (old.required && !header.required)
          part.facts.push({ kind: "response.member.optional", values: { name: quote(name) } });
        noteDocumentation(part, old, header);
        comparer.compare(part, "response", schemaOf(old), schemaOf(header), name);
      }
    }
  };

  const compareResponses = ({ responses: before }: OperationModel, { responses: after }: OperationModel): void => {
    const removed = new Set(Object.keys(before).filter((status) => !Object.hasOwn(after, status)));
    for (const [status, response] of Object.entries(after)) {
      const part = createPart(`response ${status}`);
      const old = before[status];
      if (old) {
        noteDocumentation(part, old, response);
        compareHeaders(part, old.headers, response.headers);
        compareContent(part, "response", old.content, response.content);
        continue;
      }
      const isSameClass = (candidate: string): boolean => candidate[0] === status[0];
      const replaced = [...removed].find(
        (candidate) => isSameClass(candidate) && isSame(before[candidate]?.content, response.content),
      );
      if (replaced !== undefined) removed.delete(replaced);
      part.facts.push(
        replaced === undefined
          ? { kind: "status.added", values: { after: status } }
          : { kind: "status.replaced", values: { before: replaced, after: status } },
      );
    }
    for (const status of removed) {
      createPart(`response ${status}`).facts.push({ kind: "status.removed", values: { before: status } });
    }
  };

  compareParameters(pair.before, pair.after);
  compareBodies(pair.before, pair.after);
  compareResponses(pair.before, pair.after);
  return parts.map((part) => ({ ...part, ...comparer.collect(part) }));
};
