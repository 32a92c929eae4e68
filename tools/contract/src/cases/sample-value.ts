import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { flattenBranches, type Schema, type SchemaOrReference, typeOf } from "./flatten-schema.ts";
import { sampleNumber } from "./sample-number.ts";
import { sampleString } from "./sample-string.ts";

export interface SampleOptions {
  /** Which properties of an object are in its sample, and whether an array without a lower bound has an item. */
  readonly extent: "everything" | "required";
  /** A value, or a part of one, that the sample keeps and completes. */
  readonly example?: unknown;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const exampleOf = ({ const: constant, example, examples, default: fallback, enum: values }: Schema): unknown =>
  constant ?? example ?? (Array.isArray(examples) ? examples[0] : undefined) ?? fallback ?? values?.[0];

/** Name in samples of a property that the schema allows without naming it. */
const additionalName = "additionalProperty";

/** Makes samples of the schemas of one document: always the same ones, and for a request, so nothing that is read-only. */
export const createSampler = (document: OpenApiDocument) => {
  type Outer = readonly object[];

  const sampleArray = (schema: Schema, { extent, example }: SampleOptions, outer: Outer): unknown[] => {
    const { items = true, prefixItems = [], minItems = 0 } = schema;
    const isRecursive = typeof items === "object" && outer.includes(resolveReference<object>(document, items));
    const length = extent === "required" || isRecursive ? minItems : Math.max(minItems, prefixItems.length || 1);
    return Array.from(Array.isArray(example) ? example : { length }, (part: unknown, index) =>
      sample(prefixItems[index] ?? items, { extent, example: part }, outer),
    );
  };

  const sampleObject = (schema: Schema, { extent, example }: SampleOptions, outer: Outer): object => {
    const { properties = {}, required = [], additionalProperties } = schema;
    const parts = isObject(example) ? example : {};
    const value: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(properties)) {
      const resolved = typeof property === "object" ? resolveReference<Schema>(document, property) : {};
      if (resolved.readOnly) continue;
      const isWanted = extent === "everything" && !outer.includes(resolved);
      if (isWanted || required.includes(name)) value[name] = sample(property, { extent, example: parts[name] }, outer);
    }
    if (extent === "required") return value;
    for (const name of Object.keys(parts)) if (!(name in properties)) value[name] = parts[name];
    if (isObject(additionalProperties) && !isObject(example)) {
      value[additionalName] = sample(additionalProperties, { extent }, outer);
    }
    return value;
  };

  const sample = (schema: SchemaOrReference, options: SampleOptions, outer: Outer = []): unknown => {
    const branches = flattenBranches(document, schema);
    const branch = branches[0] ?? {};
    const example = options.example ?? exampleOf(branch);
    const inner = typeof schema === "object" ? [...outer, resolveReference<object>(document, schema)] : outer;
    const type = typeOf(branch);
    if (branches.length > 1 && example !== undefined) return example;
    if (type === "object") return sampleObject(branch, { ...options, example }, inner);
    if (type === "array") return sampleArray(branch, { ...options, example }, inner);
    if (example !== undefined) return example;
    if (type === "string") return sampleString(branch);
    if (type === "integer" || type === "number") return sampleNumber(branch);
    return type === "boolean" ? true : null;
  };

  return sample;
};
