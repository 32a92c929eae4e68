import type { OpenApiDocument, Reference, SchemaObject } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";

export type SchemaOrReference = SchemaObject | Reference | boolean;

/** A schema with the further keywords of JSON Schema that the cases depend on. */
export interface Schema extends SchemaObject {
  readonly example?: unknown;
  readonly examples?: unknown;
  readonly default?: unknown;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly not?: SchemaOrReference;
  readonly items?: SchemaOrReference;
  readonly prefixItems?: readonly SchemaOrReference[];
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
  readonly multipleOf?: number;
}

/** Joins schemas that all apply to one value. Of a keyword that cannot be joined the last one counts. */
const mergeSchemas = (schemas: readonly Schema[]): Schema => {
  const properties = schemas.flatMap((schema) => schema.properties ?? []);
  return Object.assign({}, ...schemas, {
    ...(properties.length > 0 && { properties: Object.assign({}, ...properties) }),
    required: [...new Set(schemas.flatMap(({ required = [] }) => required))],
  });
};

/** The schema with its reference followed and its `allOf` merged into it. `true` and `false` become the empty schema. */
const flattenSchema = (document: OpenApiDocument, schema: SchemaOrReference, outer: readonly object[] = []): Schema => {
  if (typeof schema === "boolean") return {};
  const resolved = resolveReference<Schema>(document, schema);
  const { allOf, ...own } = resolved;
  if (!allOf || outer.includes(resolved)) return own;
  return mergeSchemas([...allOf.map((member) => flattenSchema(document, member, [...outer, resolved])), own]);
};

/**
 * The alternatives that a schema allows, without references, `allOf`, `oneOf` and `anyOf` at their top level. Only one
 * if the schema is not a union.
 */
export const flattenBranches = (
  document: OpenApiDocument,
  schema: SchemaOrReference,
  outer: readonly object[] = [],
): readonly Schema[] => {
  const { oneOf, anyOf, ...base } = flattenSchema(document, schema);
  const members = (oneOf ?? anyOf)?.filter((member) => !outer.includes(resolveReference<object>(document, member)));
  if (!members || members.length === 0) return [base];
  return members.flatMap((member) =>
    flattenBranches(document, member, [...outer, resolveReference<object>(document, member)]).map((branch) =>
      mergeSchemas([base, branch]),
    ),
  );
};

/** Whether no value fits the schema, as OpenAPI 3.1 writes it of properties that must not be there. */
export const isImpossible = (document: OpenApiDocument, schema: SchemaOrReference): boolean => {
  if (typeof schema === "boolean") return !schema;
  const { not } = resolveReference<Schema>(document, schema);
  return not === true || (typeof not === "object" && Object.keys(not).length === 0);
};

/** The first type that is not null; of a schema without `type`, the one that its other keywords imply. */
export const typeOf = ({ type, properties, additionalProperties, items, prefixItems }: Schema): string => {
  const types = [type ?? []].flat();
  const stated = types.find((name) => name !== "null") ?? types[0];
  if (stated) return stated;
  if (items ?? prefixItems) return "array";
  return Object.keys(properties ?? {}).length > 0 || additionalProperties ? "object" : "string";
};

/** What a schema says of a property, or of those that it does not name. */
export const schemaOfProperty = ({ properties = {}, additionalProperties }: Schema, name: string): SchemaOrReference =>
  (Object.hasOwn(properties, name) ? properties[name] : (additionalProperties as SchemaOrReference | undefined)) ??
  true;
