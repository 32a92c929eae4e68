import { unescapeReference } from "./json-pointer.ts";
import type { Reference } from "./openapi.ts";

const isReference = (value: unknown): value is Reference =>
  typeof value === "object" && value !== null && typeof (value as Partial<Reference>).$ref === "string";

/**
 * Follows references within the document until something else is found. A cycle of references, which only a
 * recursive schema can hold, ends at its first member seen twice.
 */
export const resolveReference = <T extends object>(document: object, value: T | Reference): T => {
  const seen = new Set<string>();
  let current: unknown = value;
  while (isReference(current) && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    let target: unknown = document;
    for (const segment of current.$ref.slice(2).split("/")) {
      target = (target as Record<string, unknown> | undefined)?.[unescapeReference(segment)];
    }
    current = target;
  }
  return current as T;
};
