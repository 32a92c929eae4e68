import { isJsonObject } from "@gong-engagement/generator/json";

/** Lists whose order means nothing. */
const sets = new Set(["required", "enum", "type", "parameters", "security", "oneOf", "anyOf"]);

const sortMembers = (key: string, value: unknown): unknown => {
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (!Array.isArray(value) || !sets.has(key)) return value;
  return value
    .map((member) => ({ member, text: printCanonical(member) }))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ member }) => member);
};

/** Prints a value in a form that does not depend on the order of members, nor of lists whose order means nothing. */
const printCanonical = (value: unknown): string => JSON.stringify(value, sortMembers) ?? "";

/** Whether two values say the same, in whatever order. */
export const isSame = (before: unknown, after: unknown): boolean => printCanonical(before) === printCanonical(after);
