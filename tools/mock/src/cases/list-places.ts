import {
  flattenBranches,
  type Schema,
  type SchemaOrReference,
  schemaOfProperty,
} from "@gong-engagement/fake/schema/flatten-schema";
import type { Sample } from "@gong-engagement/fake/schema/sample-value";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";

/** One place in a value for which the spec has a schema. */
export interface Place {
  /** `["body", "participants", "0", "role"]` */
  readonly path: readonly string[];
  /** Without references, `allOf` or unions. */
  readonly schema: Schema;
  /** Whether the object that holds it requires it. */
  readonly isRequired: boolean;
  /** The whole value with another one here; `undefined` leaves it out. */
  readonly replace: (part: unknown) => unknown;
}

/** Whether the client fills a place in by itself if the caller does not. */
export const isFilledIn = ({ path }: Place, { idempotencyKey }: OperationModel): boolean =>
  path.length === 2 && path[0] === "body" && path[1] === idempotencyKey;

type Child = readonly [key: string, schema: SchemaOrReference, isRequired: boolean];

const childrenOf = (schema: Schema, value: object): readonly Child[] => {
  const { prefixItems = [], items, required = [] } = schema;
  if (Array.isArray(value)) {
    const itemSchemas = value.map((_, index) => prefixItems[index] ?? items ?? true);
    return itemSchemas.slice(0, Math.max(prefixItems.length, 1)).map((item, index) => [String(index), item, false]);
  }
  return Object.keys(value).map((name) => [name, schemaOfProperty(schema, name), required.includes(name)]);
};

const replaceChild = (value: object, key: string, part: unknown): unknown => {
  if (Array.isArray(value)) return value.with(Number(key), part);
  if (part !== undefined) return { ...value, [key]: part };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
};

/** Makes a finder of all places in a value, those in each alternative of a union included. The value has to fit the schema. */
export const createPlaceFinder = (document: OpenApiDocument, sample: Sample) => {
  const walk = (place: Place, schema: SchemaOrReference, value: unknown, outer: readonly object[]): Place[] => {
    const resolved = typeof schema === "object" ? resolveReference<object>(document, schema) : {};
    if (outer.includes(resolved)) return [];
    const branches = flattenBranches(document, schema);
    return branches.flatMap((branch) => {
      const whole = branches.length === 1 ? value : sample(branch, { extent: "everything" });
      const here = { ...place, schema: branch };
      if (typeof whole !== "object" || whole === null) return [here];
      const inside = childrenOf(branch, whole).flatMap(([key, childSchema, isRequired]) => {
        const replace = (part: unknown) => place.replace(replaceChild(whole, key, part));
        const child = { path: [...place.path, key], schema: {}, isRequired, replace };
        return walk(child, childSchema, (whole as Readonly<Record<string, unknown>>)[key], [...outer, resolved]);
      });
      return [here, ...inside];
    });
  };

  const whole: Place = { path: [], schema: {}, isRequired: true, replace: (part) => part };
  return (schema: SchemaOrReference, value: unknown): readonly Place[] => walk(whole, schema, value, []);
};
