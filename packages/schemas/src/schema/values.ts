import { createIssue, createSchema, none, type Schema } from "./create-schema.ts";
import { isEqual } from "./json.ts";

/** Any value. */
export const any = (): Schema => createSchema("any", () => none);

/** No value. */
export const never = (): Schema => createSchema("never", (value) => [createIssue(value, "must not be given")]);

export const boolean = (): Schema =>
  createSchema("boolean", (value) =>
    typeof value === "boolean" ? none : [createIssue(value, "must be true or false")],
  );

/** `null`. */
export const nothing = (): Schema =>
  createSchema("null", (value) => (value === null ? none : [createIssue(value, "must be null")]));

const shownValues = 10;

const printValues = (values: readonly unknown[]): string => {
  const shown = values.slice(0, shownValues).map((value) => JSON.stringify(value));
  return [...shown, ...(values.length > shownValues ? [`${values.length - shownValues} more`] : [])].join(", ");
};

/** One of the values that the spec lists, be they lists or objects. */
export const oneOf = (...values: readonly unknown[]): Schema =>
  createSchema("enum", (value) =>
    values.some((listed) => isEqual(listed, value))
      ? []
      : [createIssue(value, `must be ${values.length === 1 ? "" : "one of "}${printValues(values)}`)],
  );
