import { isObject } from "./json.ts";

/** Lists whose order means nothing. */
const sets = new Set(["required", "enum", "type", "parameters", "security", "oneOf", "anyOf"]);

const sortMembers = (key: string, value: unknown): unknown => {
  if (isObject(value)) return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (!Array.isArray(value) || !sets.has(key)) return value;
  return value
    .map((member) => ({ member, text: print(member) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ member }) => member);
};

const print = (value: unknown): string => JSON.stringify(value, sortMembers);

/** Whether two documents say the same, in whatever order. */
export const isSameDocument = (before: object, after: object): boolean => print(before) === print(after);
