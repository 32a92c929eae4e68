import type { JsonObject, JsonValue } from "@gong-engagement/generator/json";
import { isJsonObject } from "@gong-engagement/generator/json";
import { isSame } from "../document/canonical.ts";
import { keysOf, toList } from "../document/comparison.ts";
import {
  compareConstraint,
  compareLists,
  type Effect,
  isDocumentation,
  isWithin,
  listValues,
  omitDocumentation,
} from "../document/keywords.ts";
import type { Values } from "../statements.ts";
import { type Direction, type Fact, type PlainFact, quote, quoteList, type TypeFact } from "./fact.ts";

/** Keywords that are compared elsewhere: the structure of a schema, its values, its bounds, and what references lead to. */
const elsewhere =
  /^(type|anyOf|oneOf|items|prefixItems|discriminator|enum|const|(exclusiveM|m)(in|ax)imum|\$defs|\$id|\$schema)$/;

/** Keywords that limit values, and also show in types. */
const typed = /^(format|additionalProperties|patternProperties)$/;

/** Longer values are not printed. */
const printedAtMost = 60;

const print = (value: JsonValue | undefined): string =>
  value === undefined ? "not set" : quote(JSON.stringify(value));

/** How a value has changed: `is 2, was 1`. */
export const printChange = (before: JsonValue | undefined, after: JsonValue | undefined): string => {
  const [old, now] = [print(before), print(after)];
  return Math.max(old.length, now.length) > printedAtMost ? "has changed" : `is ${now}, was ${old}`;
};

/** Other values are allowed than before. Where nobody can tell whether more or less, they may be any others. */
export const createLimitFact = (
  direction: Direction,
  what: "constraint" | "values",
  effect: Effect | undefined,
  values: Values,
): PlainFact => {
  const [safe, breaking] =
    direction === "request" ? (["wider", "narrower"] as const) : (["narrower", "wider"] as const);
  return { kind: `${direction}.${what}.${effect === safe ? safe : breaking}`, values };
};

const compareLimit = (
  change: Omit<TypeFact, "same">,
  keyword: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): Fact => {
  const { direction, name } = change;
  const effect = compareConstraint(keyword, before, after);
  const values = { keyword, name, change: printChange(before, after) };
  // A type never says that an object has no further members.
  const isOpened = keyword === "additionalProperties" && direction === "response" && effect === "wider";
  const fact: PlainFact =
    effect === "same" || isOpened
      ? { kind: "reworded", values }
      : createLimitFact(direction, "constraint", effect, values);
  if (!typed.test(keyword)) return fact;
  return { ...change, same: [fact], breaking: createLimitFact(direction, "constraint", undefined, values) };
};

/** A limit of a number; the tighter one if both keywords are there. Of integers it is never excluded. */
interface Bound {
  readonly value: number;
  readonly isExcluded: boolean;
  readonly text: string;
}

const readBound = (keywords: JsonObject, limit: "minimum" | "maximum"): Bound | undefined => {
  const [value, excluded] = [keywords[limit], keywords[`exclusiveM${limit.slice(1)}`]];
  const step = limit === "minimum" ? 1 : -1;
  if (typeof excluded !== "number" || (typeof value === "number" && (value - excluded) * step > 0)) {
    return typeof value === "number" ? { value, isExcluded: false, text: quote(value) } : undefined;
  }
  const isInteger = isSame(keywords.type, ["integer"]);
  return {
    value: isInteger ? excluded + step : excluded,
    isExcluded: !isInteger,
    text: `${quote(excluded)} (excluded)`,
  };
};

/** Compares the least and the greatest number. Whether it is excluded counts if the number is the same. */
const compareBounds = (direction: Direction, before: JsonObject, after: JsonObject, name: string): PlainFact[] =>
  (["minimum", "maximum"] as const).flatMap((keyword) => {
    const [old, now] = [readBound(before, keyword), readBound(after, keyword)];
    if (!old && !now) return [];
    const raised = old && now ? (now.value - old.value) * (keyword === "minimum" ? 1 : -1) : now ? 1 : -1;
    const tightened = raised || Number(now?.isExcluded) - Number(old?.isExcluded);
    if (tightened === 0) return [];
    const change = `is ${now?.text ?? "not set"}, was ${old?.text ?? "not set"}`;
    return [createLimitFact(direction, "constraint", tightened > 0 ? "narrower" : "wider", { keyword, name, change })];
  });

const printValues = (before: readonly unknown[] | undefined, after: readonly unknown[] | undefined): string => {
  const print = (values: readonly unknown[]): string => quoteList(values.map((value) => JSON.stringify(value)));
  if (!before) return `is one of ${print(after ?? [])} now`;
  if (!after) return `can be any value now, not only ${print(before)}`;
  const gained = after.filter((value) => !isWithin([value], before));
  const lost = before.filter((value) => !isWithin([value], after));
  return [
    ...(gained.length > 0 ? [`can be ${print(gained)} now`] : []),
    ...(lost.length > 0 ? [`cannot be ${print(lost)} any more`] : []),
  ].join(", and ");
};

/** Compares values that are listed: an enum or a const. */
const compareValues = (direction: Direction, before: JsonObject, after: JsonObject, name: string): PlainFact[] => {
  const [old, now] = [listValues(before), listValues(after)];
  if (old === now || (old && now && isSame(old, now, "enum"))) return [];
  const effect = old && now ? compareLists(old, now) : now ? "narrower" : "wider";
  return [createLimitFact(direction, "values", effect, { name, change: printValues(old, now) })];
};

/** Compares the keywords of two schemas that are about the schema itself, not about its parts. */
export const compareKeywords = (change: Omit<TypeFact, "same">, before: JsonObject, after: JsonObject): Fact[] => {
  const { direction, name } = change;
  const facts: Fact[] = [
    ...compareValues(direction, before, after, name),
    ...compareBounds(direction, before, after, name),
  ];
  for (const keyword of keysOf(before, after)) {
    const [old, now] = [before[keyword], after[keyword]];
    const isPart = keyword === "additionalProperties" && isJsonObject(old) && isJsonObject(now);
    if (elsewhere.test(keyword) || isDocumentation(keyword) || isPart) continue;
    if (isSame(omitDocumentation({ [keyword]: old ?? null }), omitDocumentation({ [keyword]: now ?? null }))) continue;
    if (keyword === "default") {
      const kind = direction === "response" || old === undefined ? "default.stated" : "request.default.changed";
      facts.push({ kind, values: { name, before: print(old), after: print(now) } });
    } else if (keyword === "deprecated") {
      facts.push({ kind: now === true ? "deprecated" : "undeprecated", values: { name } });
    } else if (keyword === "readOnly" || keyword === "writeOnly") {
      facts.push({ kind: "visibility", values: { keyword, name } });
    } else facts.push(compareLimit(change, keyword, old, now));
  }
  return facts;
};

/** Notes it if what is written of two schemas, parameters or bodies for readers differs. */
export const compareDocumentation = (before: object, after: object, name: string): PlainFact[] => {
  const select = (object: object): object => {
    const { example, examples, ...others }: JsonObject = { ...object };
    const documentation = Object.entries(others).filter(([keyword]) => isDocumentation(keyword));
    return { ...Object.fromEntries(documentation), examples: [...toList(examples), ...toList(example)] };
  };
  return isSame(select(before), select(after)) ? [] : [{ kind: "documentation", values: { names: name } }];
};
