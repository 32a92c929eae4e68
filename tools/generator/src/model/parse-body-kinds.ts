import { formOfResponse } from "./media-types.ts";
import type { OpenApiDocument, Reference, SchemaObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

type Schema = SchemaObject | Reference | boolean;

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const union = (lists: readonly (readonly string[])[]): string[] =>
  lists.some((kinds) => kinds.length === 0) ? [] : [...new Set(lists.flat())];

const createKindsParser = (document: OpenApiDocument) => {
  // One that many refer to is read once; one that is only itself can be anything.
  const known = new Map<object, readonly string[]>();

  const parse = (schema: Schema | undefined): readonly string[] => {
    if (typeof schema !== "object") return [];
    const resolved = resolveReference<SchemaObject>(document, schema);
    if (typeof resolved !== "object") return [];
    if (!known.has(resolved)) {
      known.set(resolved, []);
      const kinds = parseObject(resolved);
      known.set(resolved, resolved.nullable && kinds.length > 0 ? union([kinds, ["null"]]) : kinds);
    }
    return known.get(resolved) ?? [];
  };

  const parseObject = ({ type, const: constant, enum: values, oneOf, anyOf, allOf = [] }: SchemaObject): string[] => {
    const types = [type ?? []].flat().map((name) => (name === "integer" ? "number" : name));
    if (types.length > 0) return types;
    if (constant !== undefined) return [kindOf(constant)];
    if (values) return union([values.map(kindOf)]);
    const alternatives = oneOf ?? anyOf;
    if (alternatives) return union(alternatives.map(parse));
    return [...(allOf.map(parse).find((kinds) => kinds.length > 0) ?? [])];
  };

  return parse;
};

/** Top-level types that a JSON value of this schema can have; none if it can be anything. */
export const parseJsonKinds = (document: OpenApiDocument, schema: Schema | undefined): string[] =>
  [...createKindsParser(document)(schema)].sort();

/** How the body of a response is read: JSON with its top-level types, as text, or as a Blob. */
export const parseBodyKinds = (
  document: OpenApiDocument,
  mediaType: string,
  schema: Schema | undefined,
): readonly string[] => {
  const form = formOfResponse(mediaType);
  return form === "value" ? parseJsonKinds(document, schema) : [form];
};
