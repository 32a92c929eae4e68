import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import { isJsonObject, type JsonValue } from "@gong-engagement/generator/json";
import { isSame } from "./canonical.ts";
import { toList } from "./comparison.ts";

/** What a change of a schema does to the set of values that it allows. */
export type Effect = "narrower" | "wider";

/** Whether a keyword describes values without limiting them. */
export const isDocumentation = (keyword: string): boolean =>
  /^(x-|title$|summary$|description$|examples?$|externalDocs$|\$comment$|xml$)/.test(keyword);

/** A value of a schema without what describes it. */
export const omitDocumentation = (value: unknown, meaning: Meaning = "keywords"): unknown => {
  if (Array.isArray(value)) return value.map((member) => omitDocumentation(member, meaning));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => meaning !== "keywords" || !isDocumentation(key));
  return Object.fromEntries(
    kept.map(([key, member]) => [key, omitDocumentation(member, getMeaning(meaning, key, member))]),
  );
};

/** Keywords that say something about a schema as a whole, and mean the same beside a `$ref` and beside an `allOf`. */
export const isAnnotation = (keyword: string): boolean =>
  isDocumentation(keyword) || /^(default|deprecated|readOnly|writeOnly)$/.test(keyword);

/** Keywords whose number is the most that is allowed. */
export const isUpperLimit = (keyword: string): boolean => /^(exclusiveM|m)ax/.test(keyword);

/** Keywords whose number is the least that is allowed. */
export const isLowerLimit = (keyword: string): boolean => /^(exclusiveM|m)in/.test(keyword);

/** An object is closed by `false`, typed by a schema, else open. */
const openness = (value: unknown): number => {
  if (isJsonObject(value)) return isSame(omitDocumentation(value), {}) ? 2 : 1;
  return value === false ? 0 : 2;
};

/** Whether every value of a list is in another one. */
export const isWithin = (some: readonly unknown[], all: readonly unknown[]): boolean =>
  some.every((value) => all.some((other) => isSame(value, other)));

/** What it does that a list of what is allowed becomes another one. `undefined` if neither contains the other. */
export const compareLists = (before: readonly unknown[], after: readonly unknown[]): Effect | undefined =>
  isWithin(after, before) ? "narrower" : isWithin(before, after) ? "wider" : undefined;

/** The values that a schema lists; `undefined` if it lists none. */
export const listValues = (schema: unknown): readonly JsonValue[] | undefined => {
  if (!isJsonObject(schema)) return undefined;
  if (schema.const !== undefined) return [schema.const];
  return Array.isArray(schema.enum) ? schema.enum : undefined;
};

/** Whether a schema says no more than a type. */
export const isType = (schema: unknown): schema is { type: JsonValue } =>
  isJsonObject(schema) && Object.keys(schema).join() === "type";

/** What a schema consists of: the values or types that it lists, else itself. */
const listMembers = (schema: unknown): readonly unknown[] =>
  listValues(schema) ?? (isType(schema) ? toList(schema.type) : [schema]);

/** Formats of numbers, each before the one that allows more. */
const formats: readonly unknown[] = ["int32", "int64", undefined, "float", "double"];

const compareNumbers = (keyword: string, before: number, after: number): Effect | undefined => {
  if (isUpperLimit(keyword)) return after > before ? "wider" : "narrower";
  if (isLowerLimit(keyword)) return after < before ? "wider" : "narrower";
  if (keyword !== "multipleOf") return undefined;
  if (before % after === 0) return "wider";
  return after % before === 0 ? "narrower" : undefined;
};

/**
 * What the change of a limiting keyword does. A keyword that comes narrows and one that goes widens. `undefined` if the
 * values allowed before and after overlap, or if nobody can tell: a pattern that becomes another one.
 */
export const compareConstraint = (keyword: string, before: unknown, after: unknown): Effect | "same" | undefined => {
  if (/^(additional|unevaluated)(Properties|Items)$/.test(keyword)) {
    const step = openness(after) - openness(before);
    return step !== 0 ? (step > 0 ? "wider" : "narrower") : openness(before) === 2 ? "same" : undefined;
  }
  if (before === undefined) return "narrower";
  if (after === undefined) return "wider";
  if (typeof before === "number" && typeof after === "number") return compareNumbers(keyword, before, after);
  if (keyword === "not") return compareLists(listMembers(after), listMembers(before));
  const [format, next] = [formats.indexOf(before), formats.indexOf(after)];
  if (keyword !== "format" || format < 0 || next < 0 || Math.abs(format - next) !== 1) return undefined;
  return next > format ? "wider" : "narrower";
};

/** What a change of `type` does. `undefined` if neither list contains the other. */
export const compareTypes = (before: readonly string[], after: readonly string[]): Effect | undefined => {
  const isWithin = (one: readonly string[], other: readonly string[]): boolean =>
    one.every((type) => other.includes(type) || (type === "integer" && other.includes("number")));
  if (isWithin(after, before)) return "narrower";
  return isWithin(before, after) ? "wider" : undefined;
};
