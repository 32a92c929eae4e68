import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { printCanonical } from "./canonical.ts";
import type { JsonDocument } from "./json.ts";
import { isAnnotation } from "./keywords.ts";

/** Lists whose order means nothing. */
const sets = new Set(["required", "enum", "type"]);

/** Maps of schemas, and keywords with one schema or several. */
const maps = new Set(["properties", "patternProperties", "schemas", "$defs", "dependentSchemas"]);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);

/** Values that say no more than an absent keyword does. */
const defaults: Readonly<Record<string, JsonValue>> = {
  ...{ nullable: false, deprecated: false, readOnly: false, writeOnly: false, uniqueItems: false },
  ...{ exclusiveMinimum: false, exclusiveMaximum: false, minLength: 0, minItems: 0, minProperties: 0 },
};

/** `null` is last, as people write it. */
const rank = (member: JsonValue): string => (member === "null" ? "~" : printCanonical(member));

const sortSet = (list: JsonValue[]): JsonValue[] => list.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));

const split = (schema: JsonObject): [annotations: JsonObject, others: JsonObject] => {
  const entries = Object.entries(schema);
  return [
    Object.fromEntries(entries.filter(([key]) => isAnnotation(key))),
    Object.fromEntries(entries.filter(([key]) => !isAnnotation(key))),
  ];
};

/** A limit that is excluded was a flag beside the limit in OpenAPI 3.0. */
const writeExclusiveLimit = (schema: JsonObject, exclusive: string, limit: string): void => {
  if (schema[exclusive] !== true || schema[limit] === undefined) return;
  schema[exclusive] = schema[limit];
  delete schema[limit];
};

/** `nullable`, or `null` in an enum of OpenAPI 3.0, as OpenAPI 3.1 writes it. */
const writeNull = (schema: JsonObject, isOld: boolean): JsonObject => {
  const { nullable, ...rest } = schema;
  const values = Array.isArray(rest.enum) ? rest.enum : undefined;
  if (nullable !== true && !(isOld && values?.includes(null))) return schema;
  if (values && !values.includes(null)) rest.enum = [...values, null];
  if (rest.type !== undefined) return { ...rest, type: [...new Set([rest.type, "null"].flat())] };
  if (values) return rest;
  const [annotations, others] = split(rest);
  return Object.keys(others).length === 0 ? rest : { ...annotations, anyOf: [others, { type: "null" }] };
};

/** Keywords beside the reference to a component mean nothing in OpenAPI 3.0, and limit it further in OpenAPI 3.1. */
const writeReference = (schema: JsonObject, isOld: boolean): JsonObject => {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== "string" || !$ref.startsWith("#/components/schemas/")) return schema;
  if (isOld) return { $ref };
  const [annotations, others] = split(beside);
  const isPlain = Object.keys(others).length === 0 && !("readOnly" in beside || "writeOnly" in beside);
  if (isPlain) return schema;
  return { ...annotations, allOf: [{ $ref }, ...(Object.keys(others).length > 0 ? [others] : [])] };
};

const normalizeSchema = (schema: JsonObject, isOld: boolean): JsonObject => {
  const copy: JsonObject = Object.fromEntries(
    Object.entries(schema).filter(([key, value]) => !(key in defaults && value === defaults[key])),
  );
  writeExclusiveLimit(copy, "exclusiveMinimum", "minimum");
  writeExclusiveLimit(copy, "exclusiveMaximum", "maximum");
  const normalized = writeReference(writeNull(copy, isOld), isOld);
  const { type } = normalized;
  return Array.isArray(type) && type.length === 1 && type[0] !== undefined
    ? { ...normalized, type: type[0] }
    : normalized;
};

/** A schema that is written as a boolean allows everything or nothing. */
const writeBoolean = (value: JsonValue): JsonValue => (value === true ? {} : value === false ? { not: {} } : value);

const normalizeMember = (key: string, value: JsonValue): JsonValue => {
  if (sets.has(key) && Array.isArray(value)) return sortSet(value);
  if (lists.has(key) && Array.isArray(value)) return value.map(writeBoolean);
  if (maps.has(key) && isJsonObject(value)) {
    // A property that nothing satisfies cannot be given, as one that is not there.
    const members = Object.entries(value).filter(([, member]) => key !== "properties" || member !== false);
    return Object.fromEntries(members.map(([name, member]) => [name, writeBoolean(member)]));
  }
  return key === "items" || key === "schema" ? writeBoolean(value) : value;
};

/**
 * Writes a document in one form: OpenAPI 3.0 as 3.1, boolean schemas as objects, keywords beside a `$ref` as members of
 * an `allOf`, and without what an absent keyword says as well. What means the same is then written the same.
 */
export const normalizeDocument = (document: OpenApiDocument): JsonDocument => {
  const isOld = document.openapi.startsWith("3.0");
  const normalize = (value: JsonValue, meaning: Meaning): JsonValue => {
    if (meaning === "data" || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((member) => normalize(member, meaning));
    const source = meaning === "keywords" ? normalizeSchema(value, isOld) : value;
    return Object.fromEntries(
      Object.entries(source).map(([key, member]) => {
        const prepared = meaning === "keywords" ? normalizeMember(key, member) : member;
        return [key, normalize(prepared, getMeaning(meaning, key, prepared))];
      }),
    );
  };
  const copy: JsonDocument = JSON.parse(JSON.stringify(document));
  return Object.assign(copy, normalize(copy, "keywords"), { openapi: isOld ? "3.1.0" : document.openapi });
};
