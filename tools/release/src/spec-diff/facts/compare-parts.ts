import type { JsonObject } from "@gong-engagement/generator/json";
import type { Content, HeaderObject, MediaTypeObject, ParameterObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseStyle } from "@gong-engagement/generator/model/parse-parameter-styles";
import { listSuccesses } from "@gong-engagement/generator/model/parse-responses";
import { isSame } from "../document/canonical.ts";
import type { OperationPair } from "../document/comparison.ts";
import { matchItems } from "../document/match-items.ts";
import { compareDocumentation } from "./compare-keywords.ts";
import type { SchemaComparer, SchemaFindings } from "./compare-schemas.ts";
import { type Direction, type Finding, nameChange, type PlainFact, quote, type TypeFact } from "./fact.ts";

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

const getSchema = (mediaType: MediaTypeObject | undefined): unknown => mediaType?.schema ?? {};

/** Stands for no body. */
const noBody = { const: "undefined" };

const toChoice = (schemas: readonly unknown[]): unknown => (schemas.length === 1 ? schemas[0] : { anyOf: schemas });

const listFailures = (operation: OperationModel): string[] =>
  Object.keys(operation.responses).filter(
    (status) => /^([45]|default$)/.test(status) && !listSuccesses(operation).includes(status),
  );

/** All parameters together, as an object for each place. */
const describeParameters = ({ parameters }: OperationModel): unknown => {
  const describe = (members: readonly { name: string; schema: unknown; required?: boolean | undefined }[]) => ({
    type: "object",
    properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema ?? {}])),
    required: members.filter(({ required }) => required).map(({ name }) => name),
  });
  const places = Map.groupBy(parameters, (parameter) => parameter.in);
  return describe(
    [...places].map(([name, members]) => ({
      name,
      schema: describe(members.map((parameter) => ({ ...parameter, schema: schemaOf(parameter) }))),
      required: members.some(({ required }) => required),
    })),
  );
};

/** The parts of an operation that have a type in both documents. `result` and `error` are several responses together. */
export const listPartTypes = (
  pair: OperationPair,
): (Finding & { readonly fact: TypeFact; readonly place: string })[] => {
  const { before, after } = pair;
  const check = (direction: Direction, place: string, old: unknown, now: unknown) => ({
    ...{ pair, place, fact: { direction, before: old, after: now, name: `the ${place}`, isPart: true, same: [] } },
  });
  const describeBodies = (operation: OperationModel, statuses: readonly string[]): unknown =>
    toChoice(
      statuses.flatMap((status) => {
        const schemas: unknown[] = Object.values(operation.responses[status]?.content ?? {}).map(getSchema);
        return schemas.length === 0 ? [noBody] : schemas;
      }),
    );
  const checkBodies = (place: string, list: (operation: OperationModel) => string[]) => {
    const [old, now] = [list(before), list(after)];
    if (old.length === 0 || now.length === 0) return [];
    return [check("response", place, describeBodies(before, old), describeBodies(after, now))];
  };
  const listShared = (old: object = {}, now: object = {}): string[] =>
    Object.keys(old).filter((key) => Object.hasOwn(now, key));
  return [
    ...(before.parameters.length > 0 && after.parameters.length > 0
      ? [check("request", "parameters", describeParameters(before), describeParameters(after))]
      : []),
    ...listShared(before.body?.content, after.body?.content).map((mediaType) =>
      check(
        "request",
        "request",
        getSchema(before.body?.content[mediaType]),
        getSchema(after.body?.content[mediaType]),
      ),
    ),
    ...listShared(before.responses, after.responses).flatMap((status) =>
      checkBodies(`response ${status}`, () => [status]),
    ),
    ...checkBodies("result", listSuccesses),
    ...checkBodies("error", listFailures),
  ];
};
