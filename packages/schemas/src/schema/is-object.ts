/** Whether a value is an object that JSON writes with braces. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether an object has a member itself. One that is `undefined` is left out of JSON. */
export const isOwn = (value: object, name: string): boolean =>
  Reflect.get(value, name) !== undefined && Object.hasOwn(value, name);
