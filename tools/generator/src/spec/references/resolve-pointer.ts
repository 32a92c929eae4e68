import { getValueAt, isJsonObject, type JsonValue, parsePointer } from "../json.ts";

/** What a reference leads to: a value, nothing, or ever on. */
export type Resolution = { readonly value: JsonValue } | "missing" | "endless";

/** A longer chain of references is taken for a circle. */
const hopsAllowed = 100;

const getReference = (value: JsonValue): string | undefined => {
  const { $ref } = isJsonObject(value) ? value : {};
  return typeof $ref === "string" && $ref.startsWith("#") ? $ref : undefined;
};

/**
 * Follows a reference within a document (`#/components/schemas/Event`) to the end of the chain, also where the way
 * leads through other references.
 *
 * @param known Resolutions found so far; give the same map for all references of a document.
 */
export const resolvePointer = (
  root: JsonValue,
  ref: string,
  known: Map<string, Resolution> = new Map(),
  hops = 0,
): Resolution => {
  const resolution = known.get(ref) ?? (hops > hopsAllowed ? "endless" : follow(root, ref, known, hops));
  known.set(ref, resolution);
  return resolution;
};

const follow = (root: JsonValue, ref: string, known: Map<string, Resolution>, hops: number): Resolution => {
  let value = root;
  for (const segment of parsePointer(ref.slice(1))) {
    let child = getValueAt(value, [segment]);
    const next = getReference(value);
    if (child === undefined && next !== undefined) {
      const resolution = resolvePointer(root, next, known, hops + 1);
      if (typeof resolution === "string") return resolution;
      child = getValueAt(resolution.value, [segment]);
    }
    if (child === undefined) return "missing";
    value = child;
  }
  const next = getReference(value);
  return next === undefined ? { value } : resolvePointer(root, next, known, hops + 1);
};

/** The value itself, or what it refers to; `undefined` if that leads nowhere. */
export const followReference = (root: JsonValue, value: JsonValue | undefined): JsonValue | undefined => {
  const ref = value === undefined ? undefined : getReference(value);
  if (ref === undefined) return value;
  const resolution = resolvePointer(root, ref);
  return typeof resolution === "object" ? resolution.value : undefined;
};
