/** A part of an input that is not as it is wanted. */
export interface Mismatch {
  readonly path: string;
  readonly wanted: unknown;
  readonly found: unknown;
}

/** Whether a value is an object or a list. */
const hasMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Matchers of Jest and Vitest, such as `expect.any(String)`. */
const isMatcher = (value: unknown): value is { readonly asymmetricMatch: (found: unknown) => boolean } =>
  hasMembers(value) && typeof value.asymmetricMatch === "function";

/**
 * Compares an input with a part of what it should be: only the properties that are wanted count. A text may be wanted as
 * a regular expression, and anything as a function that says whether it is right.
 */
export const matchInput = (wanted: unknown, found: unknown, path = ""): readonly Mismatch[] => {
  const mismatch = [{ path, wanted, found }];
  if (isMatcher(wanted)) return wanted.asymmetricMatch(found) ? [] : mismatch;
  if (wanted instanceof RegExp) return typeof found === "string" && found.search(wanted) >= 0 ? [] : mismatch;
  if (typeof wanted === "function") return wanted(found) === true ? [] : mismatch;
  if (wanted instanceof Date) return found === wanted.toISOString() ? [] : mismatch;
  if (!hasMembers(wanted)) return Object.is(wanted, found) ? [] : mismatch;
  if (!hasMembers(found) || Array.isArray(wanted) !== Array.isArray(found)) return mismatch;
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length) return mismatch;
  return Object.entries(wanted).flatMap(([key, value]) =>
    matchInput(value, Object.hasOwn(found, key) ? found[key] : undefined, path === "" ? key : `${path}.${key}`),
  );
};
