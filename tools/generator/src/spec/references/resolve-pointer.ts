import { isJsonObject, type JsonValue } from "../json.ts";
import { getValueAt, parsePointer } from "../json-path.ts";

/** What a reference leads to: a value, nothing, or back to itself. */
export type Resolution = { readonly value: JsonValue } | "missing" | "circular";

const getReference = (value: JsonValue): string | undefined => {
  const { $ref } = isJsonObject(value) ? value : {};
  return typeof $ref === "string" && $ref.startsWith("#") ? $ref : undefined;
};

/**
 * Follows a reference within a document (`#/components/schemas/Event`) to the end of the chain, also where the way
 * leads through other references.
 */
export const resolvePointer = (root: JsonValue, ref: string, visited: ReadonlySet<string> = new Set()): Resolution => {
  if (visited.has(ref)) return "circular";
  const seen = new Set([...visited, ref]);
  let value = root;
  for (const segment of parsePointer(ref.slice(1))) {
    let child = getValueAt(value, [segment]);
    const next = getReference(value);
    if (child === undefined && next !== undefined) {
      const resolution = resolvePointer(root, next, seen);
      if (typeof resolution === "string") return resolution;
      child = getValueAt(resolution.value, [segment]);
    }
    if (child === undefined) return "missing";
    value = child;
  }
  const next = getReference(value);
  return next === undefined ? { value } : resolvePointer(root, next, seen);
};

/** The value itself, or what it refers to; `undefined` if that leads nowhere. */
export const followReference = (root: JsonValue, value: JsonValue | undefined): JsonValue | undefined => {
  const ref = value === undefined ? undefined : getReference(value);
  if (ref === undefined) return value;
  const resolution = resolvePointer(root, ref);
  return typeof resolution === "object" ? resolution.value : undefined;
};
