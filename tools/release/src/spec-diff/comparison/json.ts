export type Json = string | number | boolean | null | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The member of an object or array; `undefined` if there is none. */
export const getChild = (value: Json | undefined, key: string): Json | undefined => {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/** The value at the end of the way; `undefined` if it leads nowhere. */
export const getAt = (value: Json | undefined, way: readonly string[]): Json | undefined => way.reduce(getChild, value);

/** Segments of a JSON pointer in the form of a `$ref`: `#/paths/~1notes`. */
export const parsePointer = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((segment) => decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~"));

/** The target of a `{ $ref }`; `undefined` for anything else. */
export const getReference = (value: Json | undefined): string | undefined => {
  const target = isObject(value) ? value.$ref : undefined;
  return typeof target === "string" ? target : undefined;
};

/** Visits every object below a value, the value included. */
export const visitObjects = (value: Json | undefined, visit: (object: JsonObject) => void): void => {
  if (isObject(value)) visit(value);
  if (typeof value !== "object" || value === null) return;
  for (const child of Object.values(value)) visitObjects(child, visit);
};
