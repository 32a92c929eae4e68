import { createIssue, createSchema, judge, type Schema } from "./create-schema.ts";
import { isObject } from "./json.ts";

type Kind = "string" | "number" | "array" | "object";

const kindOf = (value: unknown): string => {
  if (isObject(value)) return "object";
  return Array.isArray(value) ? "array" : typeof value;
};

/** Judges values of one type only: without `type`, a keyword of JSON Schema says nothing of the others. */
export const only = (kind: Kind, schema: Schema): Schema =>
  createSchema(kind, (value) => (kindOf(value) === kind ? judge(schema, value) : []));

/** Whatever does not fit a schema. */
export const not = (schema: Schema): Schema =>
  createSchema("not", (value) => (judge(schema, value).length > 0 ? [] : [createIssue(value, "is not allowed here")]));

/** One schema for what fits a condition, another one for what does not. */
export const conditional = (condition: Schema, then: Schema, otherwise: Schema): Schema =>
  createSchema("if", (value) => judge(judge(condition, value).length === 0 ? then : otherwise, value));
