import { isJsonObject } from "@gong-engagement/generator/json";

/** Lists whose order means nothing. */
const sets = new Set(["required", "enum", "type", "parameters", "security", "oneOf", "anyOf"]);

/** Whether each member of a list is somewhere in the other one, and none is left over. */
const isSameSet = (before: readonly unknown[], after: readonly unknown[]): boolean => {
  const left = [...after];
  return before.every((member) => {
    const index = left.findIndex((other) => isSame(member, other));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
};

/** Whether two JSON values say the same. The order of members means nothing, nor that of some lists. */
export const isSame = (before: unknown, after: unknown, key = ""): boolean => {
  if (before === after) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) return false;
    return sets.has(key) ? isSameSet(before, after) : before.every((member, index) => isSame(member, after[index]));
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return false;
  const names = Object.keys(before);
  return (
    names.length === Object.keys(after).length &&
    names.every(
      (name) =>
        Object.hasOwn(after, name) &&
        isSame(before[name], after[name], key === "dependentRequired" ? "required" : name),
    )
  );
};
