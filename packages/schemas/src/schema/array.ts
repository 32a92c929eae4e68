import { type Check, check, judgeChecks } from "./check.ts";
import { createIssue, createSchema, judge, judgeMember, none, type Schema } from "./create-schema.ts";
import { isEqual, toText } from "./json.ts";

/** What a list may hold. */
export interface ArrayShape {
  /** Schemas of the first items, as far as there are any. */
  readonly first?: readonly Schema[];
  /** Schema of all other items; `false` if there must not be any. */
  readonly items?: Schema | false;
}

type List = readonly unknown[];
type ListCheck = Check<List>;

/** A list with such items. */
export const array = ({ first = [], items }: ArrayShape = {}, ...checks: readonly ListCheck[]): Schema =>
  createSchema("array", (value) => {
    if (!Array.isArray(value)) return [createIssue(value, "must be a list")];
    if (items === false && value.length > first.length) {
      return [createIssue(value, `must have at most ${first.length} items`)];
    }
    const issues = value.flatMap((_, index) => {
      const item = first[index] ?? (items || undefined);
      return item ? judgeMember(item, value, index) : none;
    });
    return issues.length > 0 ? issues : judgeChecks<List>(value, checks);
  });

export const minItems = (count: number): ListCheck =>
  check((list: List) => list.length >= count, `must have ${count} items or more`);

export const maxItems = (count: number): ListCheck =>
  check((list: List) => list.length <= count, `must have ${count} items or fewer`);

export const uniqueItems = (): ListCheck =>
  check((list: List) => {
    // Only items of the same text need a comparison: with all others, a long list would take hours.
    const seen = new Map<string, unknown[]>();
    return list.every((item) => {
      const text = toText(item);
      const others = seen.get(text) ?? [];
      seen.set(text, others);
      return !others.some((other) => isEqual(item, other)) && others.push(item) > 0;
    });
  }, "must not have equal items");

/** How many items have to fit a schema. */
export const contains = (schema: Schema, minimum: number, maximum?: number): Schema =>
  createSchema("array", (value) => {
    if (!Array.isArray(value)) return [];
    const count = value.filter((item) => judge(schema, item).length === 0).length;
    if (count < minimum) return [createIssue(value, `must have ${minimum} items or more of a certain kind`)];
    if (maximum === undefined || count <= maximum) return [];
    return [createIssue(value, `must have ${maximum} items or fewer of a certain kind`)];
  });
