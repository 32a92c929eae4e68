/** What a change of a schema does to the set of values that it allows. */
export type Effect = "narrower" | "wider";

/** Whether a keyword describes values without limiting them. */
export const isDocumentation = (keyword: string): boolean =>
  /^(x-|title$|summary$|description$|examples?$|externalDocs$|\$comment$|xml$)/.test(keyword);

/** Keywords that say something about a schema as a whole, and mean the same beside a `$ref` and beside an `allOf`. */
export const isAnnotation = (keyword: string): boolean =>
  isDocumentation(keyword) || /^(default|deprecated|readOnly|writeOnly)$/.test(keyword);

/** Keywords whose number is the most that is allowed. */
export const isUpperLimit = (keyword: string): boolean => /^(exclusiveM|m)ax/.test(keyword);

/** Keywords whose number is the least that is allowed. */
export const isLowerLimit = (keyword: string): boolean => /^(exclusiveM|m)in/.test(keyword);

/** An object is closed by `false`, typed by a schema, else open. */
const openness = (value: unknown): number => (value === false ? 0 : value === undefined || value === true ? 2 : 1);

const compareNumbers = (before: unknown, after: unknown, direction: 1 | -1): Effect | undefined => {
  if (typeof before !== "number" || typeof after !== "number") return undefined;
  return (after - before) * direction > 0 ? "wider" : "narrower";
};

const compareValues = (keyword: string, before: unknown, after: unknown): Effect | undefined => {
  if (isUpperLimit(keyword)) return compareNumbers(before, after, 1);
  if (isLowerLimit(keyword)) return compareNumbers(before, after, -1);
  if (keyword !== "multipleOf" || typeof before !== "number" || typeof after !== "number") return undefined;
  if (before % after === 0) return "wider";
  return after % before === 0 ? "narrower" : undefined;
};

/**
 * What the change of a limiting keyword does. A keyword that comes narrows and one that goes widens. `undefined` if the
 * values allowed before and after overlap, or if nobody can tell: a pattern that becomes another one.
 */
export const compareConstraint = (keyword: string, before: unknown, after: unknown): Effect | undefined => {
  if (/^(additional|unevaluated)(Properties|Items)$/.test(keyword)) {
    const step = openness(after) - openness(before);
    return step === 0 ? undefined : step > 0 ? "wider" : "narrower";
  }
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : compareValues(keyword, before, after);
};

/** What a change of `type` does; an absent one allows any. `undefined` if neither list contains the other. */
export const compareTypes = (
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): Effect | undefined => {
  const isWithin = (one: readonly string[] | undefined, other: readonly string[] | undefined): boolean =>
    other === undefined ||
    (one?.every((type) => other.includes(type) || (type === "integer" && other.includes("number"))) ?? false);
  if (isWithin(after, before)) return "narrower";
  return isWithin(before, after) ? "wider" : undefined;
};
