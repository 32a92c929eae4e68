import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import { isSame } from "./canonical.ts";
import { getReference, getTarget } from "./json.ts";
import { compareTypes, isDocumentation, isLowerLimit, isUpperLimit } from "./keywords.ts";

/** A property, and the schema that it is written in: the component's name if an `allOf` refers to one. */
export interface FlatProperty {
  readonly schema: JsonValue;
  readonly owner: string;
}

/** A schema with everything that its `allOf` adds. */
export interface FlatSchema {
  /** All keywords but `properties`, `required` and `allOf`. */
  readonly keywords: JsonObject;
  readonly properties: ReadonlyMap<string, FlatProperty>;
  /** Names of required properties, each with the schema that requires it. */
  readonly required: ReadonlyMap<string, string>;
  /** Components that the `allOf` refers to, directly or through others. */
  readonly bases: ReadonlySet<string>;
}

const toList = (value: JsonValue): JsonValue[] => (Array.isArray(value) ? value : [value]);

/** The types that both lists allow. */
const intersectTypes = (one: JsonValue, other: JsonValue): JsonValue => {
  const [types, others] = [toList(one).map(String), toList(other).map(String)];
  const effect = compareTypes(types, others);
  if (effect !== undefined) return effect === "narrower" ? other : one;
  return types.filter((type) => others.includes(type));
};

/** What a keyword says that two schemas have which a value must both satisfy. */
const mergeKeyword = (key: string, one: JsonValue | undefined, other: JsonValue): JsonValue => {
  if (one === undefined || isSame(one, other) || isDocumentation(key)) return other;
  if (typeof one === "number" && typeof other === "number") {
    if (isUpperLimit(key)) return Math.min(one, other);
    if (isLowerLimit(key)) return Math.max(one, other);
  }
  if (key === "type") return intersectTypes(one, other);
  if (key === "enum") return toList(one).filter((value) => toList(other).some((member) => isSame(value, member)));
  if (one === false || other === false) return false;
  return isJsonObject(one) && isJsonObject(other) ? { allOf: [one, other] } : [...toList(one), ...toList(other)];
};

const typeOf = (value: JsonValue): string =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

/** The type that goes without saying beside `properties`, `enum` or `const`. */
const inferType = ({ enum: values, const: value, ...keywords }: JsonObject, hasProperties: boolean): JsonValue[] => {
  if (keywords.type !== undefined || keywords.anyOf !== undefined || keywords.oneOf !== undefined) return [];
  if (Array.isArray(values)) return [...new Set(values.map(typeOf))].sort();
  return value === undefined ? (hasProperties ? ["object"] : []) : [typeOf(value)];
};

/**
 * Puts together what a schema and its `allOf` say. A choice of one (`oneOf: [...]`) counts as a member of the `allOf`.
 *
 * @param owner Names the schema itself.
 */
export const flattenSchema = (document: JsonObject, schema: JsonValue | undefined, owner: string): FlatSchema => {
  const keywords: JsonObject = {};
  const properties = new Map<string, FlatProperty>();
  const required = new Map<string, string>();
  const bases = new Set<string>();

  const addProperty = (name: string, property: JsonValue, ownerName: string): void => {
    const known = properties.get(name);
    const merged = known && !isSame(known.schema, property) ? { allOf: [known.schema, property] } : property;
    properties.set(name, { schema: merged, owner: known?.owner ?? ownerName });
  };

  const add = (value: JsonValue | undefined, ownerName: string, isBase: boolean): void => {
    if (!isJsonObject(value)) return;
    const { $ref: _, allOf = [], properties: own = {}, required: names = [], ...others } = value;
    const reference = getReference(value);
    if (reference !== undefined && !bases.has(reference)) {
      bases.add(reference);
      add(getTarget(document, reference), reference.split("/").at(-1) ?? "", true);
    }
    for (const member of toList(allOf)) add(member, ownerName, isBase);
    for (const [name, property] of Object.entries(isJsonObject(own) ? own : {})) addProperty(name, property, ownerName);
    for (const name of toList(names)) required.set(String(name), required.get(String(name)) ?? ownerName);
    for (const [key, member] of Object.entries(others)) {
      const isChoice = (key === "anyOf" || key === "oneOf") && Array.isArray(member);
      if (isChoice && member.length === 1) add(member[0], ownerName, isBase);
      else if (!(isBase && isDocumentation(key))) keywords[key] = mergeKeyword(key, keywords[key], member);
    }
  };

  add(schema, owner, false);
  const inferred = inferType(keywords, properties.size > 0);
  if (inferred.length > 0) keywords.type = inferred;
  return { keywords, properties, required, bases };
};
