import { getMeaning, type Meaning } from "../document/meaning.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import type { Schema } from "./flatten-schema.ts";
import { isObject } from "./is-object.ts";

/** Which way a value goes: properties that are `readOnly` are not in requests, those that are `writeOnly` not in responses. */
export type Direction = "request" | "response";

export const hiddenIn = { request: "readOnly", response: "writeOnly" } as const;

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
  const parseRequired = ({ required, properties = {} }: Schema): object => {
    if (!Array.isArray(required)) return {};
    const isHidden = (name: string): boolean => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return isObject(property) && resolveReference<Schema>(document, property)?.[hiddenIn[direction]] === true;
    };
    return { required: required.filter((name) => !isHidden(name)) };
  };

  const copy = (value: unknown, meaning: Meaning): unknown => {
    if (meaning === "data") return value;
    if (Array.isArray(value)) return value.map((item) => copy(item, meaning));
    if (!isObject(value)) return value;
    const members = Object.entries(value).map(([key, member]) => [
      key,
      meaning === "keywords" && key === "$ref" && typeof member === "string"
        ? refer(member)
        : copy(member, getMeaning(meaning, key, member)),
    ]);
    const schema: Schema = Object.fromEntries(members);
    if (meaning === "names") return schema;
    return adapt(parseNullable(parseUnion({ ...schema, ...parseRequired(value), ...parseBounds(schema) })));
  };

  return <Part>(part: Part): Part => copy(part, "keywords") as Part;
};
