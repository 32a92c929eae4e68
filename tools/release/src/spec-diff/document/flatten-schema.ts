import { isJsonObject, type JsonObject, type JsonValue } from "@gong-engagement/generator/json";
import { isSame } from "./canonical.ts";
import { getReference, getTarget, type JsonDocument, toList } from "./comparison.ts";
import { compareTypes, isDocumentation, isLowerLimit, isType, isUpperLimit, listValues } from "./keywords.ts";

/** A property, and the schema that it is written in: the component's name if an `allOf` refers to one. */
interface FlatProperty {
  readonly schema: JsonValue;
  readonly owner: string;
}

/** A schema with everything that its `allOf` adds. */
export interface FlatSchema {
  /** All keywords but `properties`, `required` and `allOf`. `type` is a list. */
  readonly keywords: JsonObject;
  readonly properties: ReadonlyMap<string, FlatProperty>;
  /** Names of required properties, each with the schema that requires it. */
  readonly required: ReadonlyMap<string, string>;
  /** Components that the `allOf` refers to, directly or through others. */
  readonly bases: ReadonlySet<string>;
}

/** Values that say no more than an absent keyword does. */
const defaults: JsonObject = {
  ...{ nullable: false, deprecated: false, readOnly: false, writeOnly: false, uniqueItems: false },
  ...{ exclusiveMinimum: false, exclusiveMaximum: false, minLength: 0, minItems: 0, minProperties: 0 },
};

/**
 * A schema as OpenAPI 3.1 writes it as an object, without what an absent keyword says as well. An `allOf` that only refers to
 * one schema is that reference.
 */
export const readSchema = ({ openapi }: JsonDocument, schema: unknown): JsonObject => {
  if (!isJsonObject(schema)) return schema === false ? { not: {} } : {};
  const isOld = openapi.startsWith("3.0");
  if (isOld && schema.$ref !== undefined) return { $ref: schema.$ref };
  const read = Object.fromEntries(Object.entries(schema).filter(([key, value]) => defaults[key] !== value));
  if (read.type !== undefined) read.type = toList(read.type);
  // A hint for those who show the text.
  if (read.format === "password") delete read.format;
  if (read.format === "byte") {
    delete read.format;
    read.contentEncoding = "base64";
  }
  if (isOld && toList(read.enum).includes(null)) read.nullable = true;
  for (const [excluded, limit] of Object.entries({ exclusiveMinimum: "minimum", exclusiveMaximum: "maximum" })) {
    if (read[excluded] !== true || read[limit] === undefined) continue;
    read[excluded] = read[limit];
    delete read[limit];
  }
  const { allOf, ...others } = read;
  const [base, ...bases] = toList(allOf);
  const isReference = bases.length === 0 && isJsonObject(base) && Object.keys(base).join() === "$ref";
  return isReference && read.$ref === undefined ? { ...others, ...base } : read;
};

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
  if (Array.isArray(values)) return [...new Set(values.map(typeOf))];
  return value === undefined ? (hasProperties ? ["object"] : []) : [typeOf(value)];
};

const isNull = (schema: JsonValue): boolean => isJsonObject(schema) && isSame(schema.type, "null");

/** Whether a schema only lists values. */
const isListing = (schema: JsonValue): boolean =>
  listValues(schema) !== undefined &&
  Object.keys(schema ?? {}).every((key) => isDocumentation(key) || /^(type|enum|const)$/.test(key));

/** Members of a choice. A choice of the same kind among them offers its own members. */
const listChoices = (key: string, members: readonly JsonValue[]): JsonValue[] =>
  members.flatMap((member) =>
    isJsonObject(member) && Object.keys(member).join() === key ? listChoices(key, toList(member[key])) : [member],
  );

/**
 * Puts together what a schema and its `allOf` say. A choice of one counts as a member of the `allOf`, one of plain types
 * or of values as their list.
 *
 * @param owner Names the schema itself.
 */
export const flattenSchema = (document: JsonDocument, schema: unknown, owner: string): FlatSchema => {
  const keywords: JsonObject = {};
  const properties = new Map<string, FlatProperty>();
  const required = new Map<string, string>();
  const bases = new Set<string>();

  const addKeyword = (key: string, value: JsonValue): void => {
    keywords[key] = mergeKeyword(key, keywords[key], value);
  };

  const addNull = (): void => {
    for (const key of ["type", "enum"]) {
      if (keywords[key] !== undefined)
        keywords[key] = [...new Set([...toList(keywords[key]), key === "type" ? "null" : null])];
    }
  };

  const addChoice = (key: string, written: JsonValue[], ownerName: string, isBase: boolean): void => {
    const members = listChoices(key, written);
    const others = members.filter((member) => !isNull(member));
    const hasNull = others.length < members.length;
    const types = members.filter(isType).flatMap(({ type }) => toList(type));
    if (members.every(isType)) addKeyword("type", types);
    else if (others.length > 1 && others.every(isListing)) {
      addKeyword("enum", [...others.flatMap((member) => listValues(member) ?? []), ...(hasNull ? [null] : [])]);
      // What is written about the values is compared as an extension is.
      const described = others.filter((member) => Object.keys(member ?? {}).some(isDocumentation));
      if (described.length > 0) addKeyword("x-described", described);
    } else if (others.length > 1) addKeyword(hasNull ? "anyOf" : key, members);
    else {
      for (const member of others) add(member, ownerName, isBase);
      if (hasNull) addNull();
    }
  };

  const addProperty = (name: string, property: JsonValue, ownerName: string): void => {
    // A property that nothing satisfies cannot be given, as one that is not there.
    if (property === false) return;
    const known = properties.get(name);
    const merged = known && !isSame(known.schema, property) ? { allOf: [known.schema, property] } : property;
    properties.set(name, { schema: merged, owner: known?.owner ?? ownerName });
  };

  const add = (value: unknown, ownerName: string, isBase: boolean): void => {
    const read = readSchema(document, value);
    const { $ref: _, allOf, properties: own, required: names, nullable, ...others } = read;
    const reference = getReference(read);
    if (reference !== undefined && !bases.has(reference)) {
      bases.add(reference);
      add(getTarget(document, reference), reference.split("/").at(-1) ?? "", true);
    }
    for (const member of toList(allOf)) add(member, ownerName, isBase);
    for (const [name, property] of Object.entries(isJsonObject(own) ? own : {})) addProperty(name, property, ownerName);
    for (const name of toList(names)) required.set(String(name), required.get(String(name)) ?? ownerName);
    for (const [key, member] of Object.entries(others)) {
      if (/^(any|one)Of$/.test(key) && Array.isArray(member)) addChoice(key, member, ownerName, isBase);
      else if (!(isBase && isDocumentation(key))) addKeyword(key, member);
    }
    if (nullable === true) addNull();
  };

  add(schema, owner, false);
  const inferred = inferType(keywords, properties.size > 0);
  if (inferred.length > 0) keywords.type = inferred;
  return { keywords, properties, required, bases };
};
