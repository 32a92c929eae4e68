import { formOfResponse } from "./media-types.ts";
import type { OpenApiDocument, Reference, SchemaObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

type Schema = SchemaObject | Reference | boolean;

const kindOf = (value: unknown): string => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);
const union = (lists: readonly (readonly string[])[]): string[] =>
  lists.some((kinds) => kinds.length === 0) ? [] : [...new Set(lists.flat())];

const kindsOf = (document: OpenApiDocument, schema: Schema | undefined, seen: ReadonlySet<object>): string[] => {
  if (typeof schema !== "object") return [];
  const resolved = resolveReference<SchemaObject>(document, schema);
  if (typeof resolved !== "object" || seen.has(resolved)) return [];
  const inner = new Set([...seen, resolved]);
  const kindsOfMember = (member: Schema) => kindsOf(document, member, inner);

  const own = [resolved.type ?? []].flat().map((type) => (type === "integer" ? "number" : type));
  if (own.length > 0) return resolved.nullable ? union([own, ["null"]]) : own;
  if (resolved.const !== undefined) return [kindOf(resolved.const)];
  if (resolved.enum) return union([resolved.enum.map(kindOf)]);
  const alternatives = resolved.oneOf ?? resolved.anyOf;
  if (alternatives) return union(alternatives.map(kindsOfMember));
  return resolved.allOf?.map(kindsOfMember).find((kinds) => kinds.length > 0) ?? [];
};

/** Top-level types that a JSON value of this schema can have; none if it can be anything. */
export const parseJsonKinds = (document: OpenApiDocument, schema: Schema | undefined): string[] =>
  kindsOf(document, schema, new Set()).sort();

/** How the body of a response is read: JSON with its top-level types, as text, or as a Blob. */
export const parseBodyKinds = (
  document: OpenApiDocument,
  mediaType: string,
  schema: Schema | undefined,
): readonly string[] => {
  const form = formOfResponse(mediaType);
  return form === "value" ? parseJsonKinds(document, schema) : [form];
};
