import {
  getValueAt,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parsePointer,
} from "@gong-engagement/generator/json";
import { listPathOperations, listPaths } from "@gong-engagement/generator/model/list-paths";
import type { OpenApiDocument, OperationObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { matchItems } from "./match-items.ts";

/** Two effective specs. */
export interface SpecPair {
  readonly before: OpenApiDocument;
  readonly after: OpenApiDocument;
}

/** A document that is read as such and as plain JSON. */
export type JsonDocument = OpenApiDocument & JsonObject;

/** An operation as the generator reads it, and as it is written. */
export interface Operation extends OperationModel {
  readonly written: OperationObject;
}

/** An operation in both documents. */
export interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
  /** Whether its parameters, body or responses may have changed, or a component that they refer to. */
  readonly isTouched: boolean;
}

/** Two effective specs, and what of them is the same, added or gone. */
export interface Comparison {
  readonly before: JsonDocument;
  readonly after: JsonDocument;
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
  /** Names of the components that have changed, came or went, and of those that refer to them. */
  readonly touched: ReadonlySet<string>;
  /** The components of either document, by name, and the names of those to which each of them refers. */
  readonly references: ReadonlyMap<string, readonly string[]>;
}

export const toList = (value: JsonValue | undefined): JsonValue[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** The keys of either object. */
export const keysOf = (before: object, after: object): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

/** The target of a `{ $ref }`; `undefined` for anything else. */
export const getReference = (value: unknown): string | undefined =>
  isJsonObject(value) && typeof value.$ref === "string" ? value.$ref : undefined;

/** The value that a reference leads to; `undefined` if it leads nowhere. */
export const getTarget = (document: JsonObject, reference: string): JsonValue | undefined =>
  getValueAt(document, parsePointer(reference));

/** The schemas of the components by name. */
export const getSchemas = ({ components }: JsonObject): JsonObject =>
  isJsonObject(components) && isJsonObject(components.schemas) ? components.schemas : {};

/** Stands for a reference to something that is not a component. */
const elsewhere = "#";

/** Names of the components to which anything with schemas refers. A discriminator may give bare names. */
export const listComponents = (value: unknown): string[] => {
  const names = new Set<string>();
  const visit = (part: unknown, key: string): void => {
    if (typeof part === "object" && part !== null) {
      for (const [name, member] of Object.entries(part)) visit(member, key === "mapping" ? "$ref" : name);
    } else if (key === "$ref" && typeof part === "string") {
      const [root, kind, name = part] = parsePointer(part);
      names.add(root === undefined || kind === "schemas" ? name : elsewhere);
    }
  };
  visit(value, "");
  return [...names];
};

const isSameText = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after);

const compareComponents = (before: JsonDocument, after: JsonDocument): Pick<Comparison, "references" | "touched"> => {
  const [old, now] = [getSchemas(before), getSchemas(after)];
  const names = keysOf(old, now);
  const references = new Map(names.map((name) => [name, listComponents([old[name], now[name]])]));
  // The same words mean something else in another version of OpenAPI.
  const isOtherVersion = before.openapi.slice(0, 3) !== after.openapi.slice(0, 3);
  const changed = names.filter((name) => isOtherVersion || !isSameText(old[name], now[name]));
  const touched = new Set([...changed, elsewhere]);
  const users = new Map<string, string[]>();
  for (const [user, used] of references) for (const name of used) users.set(name, [...(users.get(name) ?? []), user]);
  // A set can be walked through while it grows.
  for (const name of touched) for (const user of users.get(name) ?? []) touched.add(user);
  return { references, touched };
};

const listOperations = (document: JsonDocument): Operation[] => {
  const written = listPaths(document).flatMap(([, pathItem]) => listPathOperations(pathItem));
  return parseOperations(document).map((model, index) => ({ ...model, written: written[index]?.operation ?? {} }));
};

const isJsonDocument = (document: OpenApiDocument): document is JsonDocument => isJsonObject(document);

/** Finds the operations of the old document again in the new one: by name, else by method and path. */
export const compareDocuments = ({ before, after }: SpecPair): Comparison => {
  if (!isJsonDocument(before) || !isJsonDocument(after)) throw new Error("An effective spec is a JSON object.");
  const components = compareComponents(before, after);
  const { pairs, ...others } = matchItems(listOperations(before), listOperations(after), [
    ({ operationId }) => operationId,
    ({ method, path }) => `${method} ${path}`,
    ({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
  ]);
  const listParts = ({ parameters, body, responses }: Operation) => [parameters, body, responses];
  const isTouched = (old: unknown, now: unknown): boolean =>
    !isSameText(old, now) || listComponents(now).some((name) => components.touched.has(name));
  return {
    ...{ before, after, ...others, ...components },
    pairs: pairs.map((pair) => ({ ...pair, isTouched: isTouched(listParts(pair.before), listParts(pair.after)) })),
  };
};
