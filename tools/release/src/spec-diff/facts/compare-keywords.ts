import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import { isSame } from "../document/canonical.ts";
import { compareConstraint, type Effect, isDocumentation } from "../document/keywords.ts";
import { type Direction, type Fact, quote, quoteList, type SchemaChange, type TypeFact } from "./fact.ts";

/** Keywords that `compareSchemas` compares itself. */
const structure = new Set(["type", "anyOf", "oneOf", "items", "prefixItems", "discriminator"]);

/** Keywords that are compared together. */
const together = new Set(["enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);

/** Keywords that limit values, and also show in types. */
const typed = new Set(["format", "additionalProperties", "patternProperties"]);

/** Longer values are not printed. */
const printedAtMost = 60;

const print = (value: JsonValue | undefined): string => (value === undefined ? "none" : quote(JSON.stringify(value)));

/** What has become of a value: `is 2, was 1`. */
export const printChange = (before: JsonValue | undefined, after: JsonValue | undefined): string => {
  const [old, now] = [print(before), print(after)];
  return Math.max(old.length, now.length) > printedAtMost ? "has changed" : `is ${now}, was ${old}`;
};

/** What it means that a limiting keyword has changed. Where nobody can tell, other values are allowed than before. */
export const createConstraintFact = (
  direction: Direction,
  effect: Effect | undefined,
  values: { keyword: string; name: string; change: string },
): Fact =>
  direction === "request"
    ? { kind: effect === "wider" ? "request.constraint.wider" : "request.constraint.narrower", values }
    : { kind: effect === "narrower" ? "response.constraint.narrower" : "response.constraint.wider", values };

const compareLimit = (
  change: SchemaChange,
  keyword: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  name: string,
): Fact | TypeFact => {
  const { direction } = change;
  const effect = compareConstraint(keyword, before, after);
  const values = { keyword, name, change: printChange(before, after) };
  // A type never says that an object has no further members.
  const isOpened = keyword === "additionalProperties" && direction === "response" && effect === "wider";
  const fact: Fact = isOpened ? { kind: "reworded", values } : createConstraintFact(direction, effect, values);
  if (!typed.has(keyword)) return fact;
  return { ...change, name, same: [fact], breaking: createConstraintFact(direction, undefined, values) };
};

/** A limit of a number; the tighter one if both keywords are there. */
interface Bound {
  readonly value: number;
  readonly isExcluded: boolean;
}

const readBound = (keywords: JsonObject, limit: "minimum" | "maximum"): Bound | undefined => {
  const [value, excluded] = [keywords[limit], keywords[`exclusiveM${limit.slice(1)}`]];
  if (typeof excluded !== "number") return typeof value === "number" ? { value, isExcluded: false } : undefined;
  const isTighter = typeof value !== "number" || (limit === "minimum" ? excluded >= value : excluded <= value);
  return isTighter ? { value: excluded, isExcluded: true } : { value, isExcluded: false };
};

const printBound = (bound: Bound | undefined): string =>
  bound === undefined ? "none" : `${quote(bound.value)}${bound.isExcluded ? " (excluded)" : ""}`;

/** Compares the least and the greatest number. Whether it is excluded counts if the number is the same. */
const compareBounds = (direction: Direction, before: JsonObject, after: JsonObject, name: string): Fact[] =>
  (["minimum", "maximum"] as const).flatMap((keyword) => {
    const [old, now] = [readBound(before, keyword), readBound(after, keyword)];
    if (isSame(old, now)) return [];
    const effect =
      old?.value === now?.value && old
        ? old.isExcluded
          ? "wider"
          : "narrower"
        : compareConstraint(keyword, old?.value, now?.value);
    const change = `is ${printBound(now)}, was ${printBound(old)}`;
    return [createConstraintFact(direction, effect, { keyword, name, change })];
  });

const compareDefault = (
  direction: Direction,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  name: string,
): Fact => {
  const isStated = direction === "response" || before === undefined;
  const values = { name, before: print(before), after: print(after) };
  return { kind: isStated ? "default.stated" : "request.default.changed", values };
};

/** The values that a schema lists; `undefined` if it lists none. */
const listValues = (keywords: JsonObject): string[] | undefined => {
  if (keywords.const !== undefined) return [JSON.stringify(keywords.const)];
  return Array.isArray(keywords.enum) ? keywords.enum.map((value) => JSON.stringify(value)) : undefined;
};

const printValues = (before: string[] | undefined, after: string[] | undefined): string => {
  if (!before) return `is one of ${quoteList(after ?? [])} now`;
  if (!after) return `can be any value now, not only ${quoteList(before)}`;
  const gained = after.filter((value) => !before.includes(value));
  const lost = before.filter((value) => !after.includes(value));
  const parts = [
    ...(gained.length > 0 ? [`can be ${quoteList(gained)} now`] : []),
    ...(lost.length > 0 ? [`cannot be ${quoteList(lost)} any more`] : []),
  ];
  return parts.join(", and ");
};

/** Values that are listed: an enum or a const. */
const compareValues = (direction: Direction, before: JsonObject, after: JsonObject, name: string): Fact[] => {
  const [old, now] = [listValues(before), listValues(after)];
  if (isSame(old?.toSorted(), now?.toSorted())) return [];
  const hasLost = now !== undefined && !(old?.every((value) => now.includes(value)) ?? false);
  const hasGained = old !== undefined && !(now?.every((value) => old.includes(value)) ?? false);
  const values = { name, change: printValues(old, now) };
  return direction === "request"
    ? [{ kind: hasLost ? "request.values.narrower" : "request.values.wider", values }]
    : [{ kind: hasGained ? "response.values.wider" : "response.values.narrower", values }];
};

/** Compares the keywords of two schemas that are about the schema itself, not about its parts. */
export const compareKeywords = (
  change: SchemaChange,
  before: JsonObject,
  after: JsonObject,
  name: string,
): (Fact | TypeFact)[] => {
  const { direction } = change;
  const facts: (Fact | TypeFact)[] = [
    ...compareValues(direction, before, after, name),
    ...compareBounds(direction, before, after, name),
  ];
  for (const keyword of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [before[keyword], after[keyword]];
    const isElsewhere = structure.has(keyword) || together.has(keyword) || isDocumentation(keyword);
    const isPart = keyword === "additionalProperties" && isJsonObject(old) && isJsonObject(now);
    if (isElsewhere || isPart || isSame(old, now)) continue;
    if (keyword === "default") facts.push(compareDefault(direction, old, now, name));
    else if (keyword === "deprecated")
      facts.push({ kind: now === true ? "deprecated" : "undeprecated", values: { name } });
    else if (keyword === "readOnly" || keyword === "writeOnly") {
      facts.push({ kind: "visibility", values: { keyword, name } });
    } else facts.push(compareLimit(change, keyword, old, now, name));
  }
  return facts;
};

/** Whether the two schemas are described in other words. */
export const isDocumentedOtherwise = (before: JsonObject, after: JsonObject): boolean => {
  const select = (keywords: JsonObject) => {
    const { example, examples, ...others } = keywords;
    const documentation = Object.entries(others).filter(([keyword]) => isDocumentation(keyword));
    return { ...Object.fromEntries(documentation), examples: [examples ?? [], example ?? []].flat() };
  };
  return !isSame(select(before), select(after));
};
