import { formOfResponse } from "./media-types.ts";
import type { OpenApiDocument, Reference, SchemaObject } from "./openapi.ts";
import { isBinary } from "./schemas/is-binary.ts";
import { isNode, listOf, type Node, nodesOf, resolveIn } from "./schemas/node.ts";
import { isNever } from "./schemas/normalize-schema.ts";
import { readSchemas, type SchemaReader } from "./schemas/read-schemas.ts";

type Schema = SchemaObject | Reference | boolean;

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

const union = (lists: readonly (readonly string[])[]): string[] =>
  lists.some((kinds) => kinds.length === 0) ? [] : [...new Set(lists.flat())];

const createKindsParser = ({ schemas }: SchemaReader) => {
  // One that many refer to is read once; one that is only itself can be anything.
  const known = new Map<object, readonly string[]>();

  const parse = (schema: Node): readonly string[] => {
    const resolved = resolveIn(schemas, schema);
    if (!resolved) return [];
    if (!known.has(resolved)) {
      known.set(resolved, []);
      known.set(resolved, parseObject(resolved));
    }
    return known.get(resolved) ?? [];
  };

  const parseObject = ({ type, const: constant, enum: values, oneOf, anyOf, allOf }: Node): readonly string[] => {
    const types = listOf([type ?? []].flat()).map((name) => (name === "integer" ? "number" : String(name)));
    if (types.length > 0) return types;
    if (constant !== undefined) return [kindOf(constant)];
    if (values) return union([listOf(values).map(kindOf)]);
    const alternatives = [...nodesOf(oneOf), ...nodesOf(anyOf)].filter((member) => !isNever(member));
    if (alternatives.length > 0) return union(alternatives.map(parse));
    return (
      nodesOf(allOf)
        .map(parse)
        .find((kinds) => kinds.length > 0) ?? []
    );
  };

  return parse;
};

/** Top-level types that a JSON value of this schema can have; none if it can be anything. */
export const parseJsonKinds = (document: OpenApiDocument, schema: Schema | undefined): string[] => {
  const reader = readSchemas(document);
  const normalized = reader.normalize(schema);
  return isNode(normalized) ? [...createKindsParser(reader)(normalized)].sort() : [];
};

/** How the body of a response is read: JSON with its top-level types, as text, or as a Blob. */
export const parseBodyKinds = (
  document: OpenApiDocument,
  mediaType: string,
  schema: Schema | undefined,
): readonly string[] => {
  const form = formOfResponse(mediaType, isBinary(document, schema));
  return form === "value" ? parseJsonKinds(document, schema) : [form];
};
