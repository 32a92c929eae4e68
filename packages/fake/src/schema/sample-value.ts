import type { OpenApiDocument } from "../document/openapi.ts";
import { resolveReference } from "../document/resolve-reference.ts";
import { isObject } from "../json.ts";
import { createValidator } from "./create-validator.ts";
import { flattenBranches, isImpossible, type Schema, type SchemaOrReference, typeOf } from "./flatten-schema.ts";
import { sampleString } from "./sample-string.ts";
import { type Direction, isHidden } from "./to-json-schema.ts";

/** A number not far above the lower bound; 1 without bounds. */
const sampleNumber = (schema: Schema): number => {
  const { minimum = 1, maximum = Number.POSITIVE_INFINITY, exclusiveMinimum, multipleOf } = schema;
  const exclusive = exclusiveMinimum === true ? minimum : exclusiveMinimum;
  const lowest = typeof exclusive === "number" ? Math.floor(exclusive) + 1 : minimum;
  const value = Math.min(lowest, maximum);
  return multipleOf ? Math.ceil(value / multipleOf) * multipleOf : value;
};

export interface SampleOptions {
  /** Which properties of an object are in its sample, and whether an array without a lower bound has an item. */
  readonly extent: "everything" | "required";
  /** A value, or a part of one, that the sample keeps and completes as far as the schema allows it. */
  readonly example?: unknown;
}

export type Sample = (schema: SchemaOrReference, options: SampleOptions) => unknown;

/** Values that a schema itself gives, the most telling ones first. */
const examplesOf = ({ const: constant, example, examples, default: fallback, enum: values = [] }: Schema): unknown[] =>
  [constant, example, ...(Array.isArray(examples) ? examples : []), fallback, ...values].filter(
    (value) => value !== undefined,
  );

/** Name in samples of a property that the schema allows without naming it. */
const additionalName = "additionalProperty";

/** Makes samples of the schemas of one document: always the same ones, without what is hidden in that direction. */
export const createSampler = (
  document: OpenApiDocument,
  direction: Direction,
  compile: (schema: SchemaOrReference) => (value: unknown) => readonly unknown[] = createValidator(document, direction),
): Sample => {
  type Outer = readonly object[];
  const fits = (schema: SchemaOrReference, value: unknown): boolean => compile(schema)(value).length === 0;

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
    const parts = new Map(Object.entries(isObject(example) ? example : {}));
    const members = new Map<string, unknown>();
    for (const [name, property] of Object.entries(properties)) {
      const resolved = typeof property === "object" ? resolveReference<Schema>(document, property) : {};
      if (isHidden(document, direction, property) || isImpossible(document, property)) continue;
      const isWanted = extent === "everything" && !outer.includes(resolved);
      if (isWanted || required.includes(name)) {
        members.set(name, sample(property, { extent, example: parts.get(name) }, outer));
      }
    }
    const unnamed = isObject(additionalProperties) ? additionalProperties : true;
    const unnamedNames = required.filter((name) => !Object.hasOwn(properties, name));
    if (extent === "everything" && additionalProperties !== false) {
      unnamedNames.push(...[...parts.keys()].filter((name) => !Object.hasOwn(properties, name)));
      // A sample of an object without known properties also has a member: an empty object could be written as nothing.
      const isOpen = isObject(additionalProperties)
        ? !outer.includes(resolveReference<object>(document, additionalProperties))
        : schema.properties === undefined;
      if (isOpen && parts.size === 0) unnamedNames.push(additionalName);
    }
    for (const name of unnamedNames) members.set(name, sample(unnamed, { extent, example: parts.get(name) }, outer));
    return Object.fromEntries(members);
  };

  /** @param whole - the schema that `branch` is one of the alternatives of */
  const sampleBranch = (branch: Schema, whole: SchemaOrReference, { extent, example }: SampleOptions, outer: Outer) => {
    const examples = [...(example === undefined ? [] : [example]), ...examplesOf(branch)];
    const type = typeOf(branch);
    if (type === "object") return sampleObject(branch, { extent, example: examples.find(isObject) }, outer);
    if (type === "array") return sampleArray(branch, { extent, example: examples.find(Array.isArray) }, outer);
    const fitting = examples.find((value) => fits(whole, value));
    if (fitting !== undefined) return fitting;
    if (type === "string") return sampleString(branch);
    if (type === "integer" || type === "number") return sampleNumber(branch);
    return type === "boolean" ? true : null;
  };

  const sample = (schema: SchemaOrReference, options: SampleOptions, outer: Outer = []): unknown => {
    const resolved = typeof schema === "object" ? resolveReference<object>(document, schema) : {};
    // What requires itself has no end, unless it can be null.
    if (outer.filter((member) => member === resolved).length > 1) return null;
    const branches = flattenBranches(document, schema);
    const samples = function* () {
      if (branches.length > 1)
        yield* [options.example, ...examplesOf(branches[0] ?? {})].filter((value) => value !== undefined);
      for (const branch of branches) yield sampleBranch(branch, schema, options, [...outer, resolved]);
    };
    for (const value of samples()) if (branches.length === 1 || fits(schema, value)) return value;
    return sampleBranch(branches[0] ?? {}, schema, { extent: options.extent }, [...outer, resolved]);
  };

  return (schema, options) => sample(schema, options);
};
