import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { flattenBranches, type Schema, type SchemaOrReference } from "./flatten-schema.ts";
import { createSampler } from "./sample-value.ts";

/** One place in a value where the spec says what may stand there. */
export interface Place {
  /** `["body", "participants", "0", "role"]` */
  readonly path: readonly string[];
  /** Without references, `allOf` or unions. */
  readonly schema: Schema;
  /** Whether that which holds it needs it. */
  readonly isRequired: boolean;
  /** The whole value with another one here; `undefined` leaves it out. */
  readonly replace: (part: unknown) => unknown;
}

type Child = readonly [key: string, schema: SchemaOrReference, isRequired: boolean];

const childrenOf = ({ properties = {}, required = [], ...schema }: Schema, value: object): readonly Child[] => {
  const { additionalProperties, prefixItems = [], items } = schema;
  if (Array.isArray(value)) {
    const itemSchemas = value.map((_, index) => prefixItems[index] ?? items ?? true);
    return itemSchemas.slice(0, Math.max(prefixItems.length, 1)).map((item, index) => [String(index), item, false]);
  }
  return Object.keys(value).map((name) => [
    name,
    properties[name] ?? (additionalProperties as SchemaOrReference | undefined) ?? true,
    required.includes(name),
  ]);
};

const replaceChild = (value: object, key: string, part: unknown): unknown => {
  if (Array.isArray(value)) return value.with(Number(key), part);
  if (part !== undefined) return { ...value, [key]: part };
  const { [key]: _, ...others } = value as Readonly<Record<string, unknown>>;
  return others;
};

/** Finds all places of a value, those in each alternative of a union included. The value has to fit the schema. */
export const listPlaces = (document: OpenApiDocument, schema: SchemaOrReference, value: unknown): readonly Place[] => {
  const sample = createSampler(document);

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

  return walk({ path: [], schema: {}, isRequired: true, replace: (part) => part }, schema, value, []);
};
