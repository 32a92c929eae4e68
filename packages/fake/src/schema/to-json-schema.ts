import { getMeaning, type Meaning } from "../document/meaning.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { isObject } from "../json.ts";
import type { Schema, SchemaOrReference } from "./flatten-schema.ts";

/** Which way a value goes: properties that are `readOnly` are not in requests, those that are `writeOnly` not in responses. */
export type Direction = "request" | "response";

const hiddenIn = { request: "readOnly", response: "writeOnly" } as const;

/** Whether a value of the schema goes the other way only, as it says itself, or by what it refers to or is made of. */
export const isHidden = (
  document: OpenApiDocument,
  direction: Direction,
  schema: unknown,
  outer: readonly object[] = [],
): boolean => {
  if (!isObject(schema)) return false;
  const beside = schema[hiddenIn[direction]];
  if (typeof beside === "boolean") return beside;
  const resolved: Schema | undefined = resolveReference<Schema>(document, schema as SchemaOrReference & object);
  if (typeof resolved !== "object" || outer.includes(resolved)) return false;
  const stated = resolved[hiddenIn[direction]];
  if (stated !== undefined) return stated;
  const isHiddenHere = (part: unknown): boolean => isHidden(document, direction, part, [...outer, resolved]);
  const { allOf = [], oneOf = [], anyOf = [], items } = resolved;
  const union = [...oneOf, ...anyOf].filter((member) => !(isObject(member) && member.type === "null"));
  return allOf.some(isHiddenHere) || (union.length > 0 && union.every(isHiddenHere)) || isHiddenHere(items);
};

/** OpenAPI 3.0 marks a bound as exclusive; JSON Schema of today has a bound of its own for that. */
const parseBounds = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Schema): object => ({
  ...(typeof exclusiveMinimum === "boolean" ? { exclusiveMinimum: exclusiveMinimum ? minimum : undefined } : {}),
  ...(typeof exclusiveMaximum === "boolean" ? { exclusiveMaximum: exclusiveMaximum ? maximum : undefined } : {}),
});

/** OpenAPI 3.0 marks a schema as nullable; JSON Schema of today has a type for that. */
const parseNullable = ({ nullable, ...schema }: Schema): Schema => {
  if (nullable !== true) return schema;
  if (schema.type === undefined) return { anyOf: [schema, { type: "null" }] };
  const values = schema.enum && { enum: [...new Set([...schema.enum, null])] };
  return { ...schema, ...values, type: [...new Set([schema.type, "null"].flat())] };
};

/**
 * Members of a union may overlap: where a service decides by a discriminator, or by nothing, more than one of them fits.
 * An `anyOf` beside it would be another one.
 */
const parseUnion = ({ oneOf, ...schema }: Schema): Schema =>
  oneOf && !schema.anyOf ? { ...schema, anyOf: oneOf } : { ...schema, ...(oneOf && { oneOf }) };

/** What holds for the same value as the schema around it. */
const inPlace = new Set(["allOf", "anyOf", "oneOf"]);

/** What a reference that says nothing else leads to. */
const targetOf = (document: OpenApiDocument, part: unknown): object | undefined => {
  if (!isObject(part) || typeof part.$ref !== "string") return undefined;
  const target: unknown = resolveReference<object>(document, part);
  return isObject(target) ? target : undefined;
};

/** Makes what lists the schemas that hold for the same value as one schema, by its choices and by what it extends. */
const createReachable = (document: OpenApiDocument) => {
  const known = new Map<object, readonly object[]>();
  const walk = (schema: object, found: Set<object>): void => {
    if (found.has(schema)) return;
    found.add(schema);
    for (const [key, member] of Object.entries(schema)) {
      if (!inPlace.has(key) || !Array.isArray(member)) continue;
      for (const part of member) if (isObject(part)) walk(targetOf(document, part) ?? part, found);
    }
  };
  return (schema: object): readonly object[] => {
    const found = new Set<object>();
    const listed = known.get(schema);
    if (listed) return listed;
    walk(schema, found);
    known.set(schema, [...found]);
    return [...found];
  };
};

/**
 * Makes what lists the names of the properties that a schema hides in a direction: its own, and those of what it refers to
 * or extends.
 */
const createHiddenNames = (document: OpenApiDocument, direction: Direction) => {
  const known = new Map<object, ReadonlySet<string>>();
  const collect = (schema: unknown, names: Set<string>, seen: Set<object>): void => {
    if (!isObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    const { properties, allOf } = schema;
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
      if (isHidden(document, direction, property)) names.add(name);
    }
    collect(targetOf(document, schema), names, seen);
    for (const part of Array.isArray(allOf) ? allOf : []) collect(part, names, seen);
  };
  return (schema: object): ReadonlySet<string> => {
    const names = new Set<string>();
    const listed = known.get(schema);
    if (listed) return listed;
    collect(schema, names, new Set());
    known.set(schema, names);
    return names;
  };
};

export interface JsonSchemaOptions {
  readonly direction: Direction;
  /** Makes another reference of one into the document. */
  readonly refer: (reference: string) => string;
  /** Changes each schema further. */
  readonly adapt?: (schema: Schema) => Schema;
}

/** Makes what copies a document, or a part of it, with each schema in it as JSON Schema of today. */
export const toJsonSchema = (
  document: OpenApiDocument,
  { direction, refer, adapt = (schema) => schema }: JsonSchemaOptions,
) => {
  const reachable = createReachable(document);
  const hiddenNames = createHiddenNames(document, direction);

  const isHiddenByOne = (schemas: readonly object[], name: string): boolean =>
    schemas.some((schema) => hiddenNames(schema).has(name));

  /** @param around - the schemas that hold for the same value, with this one */
  const parseRequired = ({ required }: Schema, around: readonly object[]): object =>
    Array.isArray(required) ? { required: required.filter((name) => !isHiddenByOne(around, name)) } : {};

  /** Whether a schema requires what is hidden by the ones around it, and not by itself. */
  const requiresHidden = (target: object, around: readonly object[]): boolean =>
    reachable(target).some(
      ({ required }: Schema) =>
        Array.isArray(required) &&
        required.some((name) => isHiddenByOne(around, name) && !hiddenNames(target).has(name)),
    );

  /**
   * A member of `allOf`, `anyOf` or `oneOf`. A reference that leads back to a schema around it, for the same value, would
   * have no end: it says nothing more in `allOf`, and offers no other choice in a union. A reference to what requires a
   * property that is hidden here gives way to what it refers to.
   */
  const copyPart = (part: unknown, key: string, outer: readonly object[]): unknown[] => {
    const target = targetOf(document, part);
    if (target === undefined) return [copy(part, "keywords", outer)];
    if (outer.includes(target)) return key === "allOf" ? [{}] : [];
    const leadsBack = reachable(target).some((schema) => outer.includes(schema));
    return [leadsBack || requiresHidden(target, outer) ? copy(target, "keywords", outer) : copy(part, "keywords")];
  };

  /** @param outer - the schemas that hold for the same value, from the outermost one on */
  const copy = (value: unknown, meaning: Meaning, outer: readonly object[] = []): unknown => {
    if (meaning === "data") return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, meaning));
    if (!isObject(value)) return value;
    const around = [...outer, value];
    const target = meaning === "keywords" ? targetOf(document, value) : undefined;
    if (target !== undefined && requiresHidden(target, around)) {
      const { $ref, allOf, ...others } = value;
      return copy({ ...others, allOf: [{ $ref }, ...(Array.isArray(allOf) ? allOf : [])] }, meaning, outer);
    }
    const members = Object.entries(value).flatMap(([key, member]) => {
      if (meaning === "keywords" && key === "$ref" && typeof member === "string") return [[key, refer(member)]];
      if (meaning !== "keywords" || !inPlace.has(key) || !Array.isArray(member)) {
        return [[key, copy(member, getMeaning(meaning, key, member))]];
      }
      const parts = member.flatMap((part) => copyPart(part, key, around));
      return parts.length > 0 ? [[key, parts]] : [];
    });
    const schema: Schema = Object.fromEntries(members);
    if (meaning === "names") return schema;
    return adapt(parseNullable(parseUnion({ ...schema, ...parseRequired(value, around), ...parseBounds(schema) })));
  };

  return <Part>(part: Part): Part => copy(part, "keywords") as Part;
};
