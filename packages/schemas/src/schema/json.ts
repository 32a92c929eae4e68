/** Whether a value is an object that JSON writes with braces. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an object has a member itself. One that is `undefined` is left out of JSON. */
export const isOwn = (value: object, name: string): boolean =>
  Reflect.get(value, name) !== undefined && Object.hasOwn(value, name);

/** Whether two values are the same in JSON. */
export const isEqual = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => isEqual(item, other[at]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one).filter((name) => isOwn(one, name));
  const others = Object.keys(other).filter((name) => isOwn(other, name));
  return names.length === others.length && names.every((name) => isOwn(other, name) && isEqual(one[name], other[name]));
};

const sortMembers = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;

/** The same text for values that are the same in JSON; one text for all that JSON cannot write. */
export const toText = (value: unknown): string => {
  try {
    return JSON.stringify(value, sortMembers) ?? "";
  } catch {
    return "";
  }
};
