import { EVENT_ID, parseEvents } from "js-yaml";
import type { JsonValue } from "../json.ts";
import { locateOffset } from "../report/locate-paths.ts";
import { SpecError } from "../report/spec-error.ts";
import { parserOptions, repetitionsAllowed } from "./limits.ts";
import type { Source } from "./read-source.ts";

/** Most files hold none, and need not be searched. */
const mayHoldAlias = /(^|[\s[{,:-])\*\S/;

/**
 * Counts the values that are in the tree because an alias repeats them, without expanding it: once for each use.
 *
 * @returns `undefined` if an alias is within its own anchor.
 */
const countRepetitions = (root: JsonValue): number | undefined => {
  const sizes = new Map<object, number>();
  const unfinished = new Set<object>();
  let written = 0;
  let endless = false;
  const measure = (value: JsonValue): number => {
    if (typeof value !== "object" || value === null) {
      written++;
      return 1;
    }
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (unfinished.has(value)) {
      endless = true;
      return 1;
    }
    unfinished.add(value);
    written++;
    let size = 1;
    for (const key in value) size += measure((value as Record<string, JsonValue>)[key] ?? null);
    unfinished.delete(value);
    sizes.set(value, size);
    return size;
  };
  const size = measure(root);
  return endless ? undefined : size - written;
};

const isDeeperThan = (levels: number, value: JsonValue): boolean =>
  typeof value === "object" &&
  value !== null &&
  (levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child)));

const refuse = ({ file, text }: Source, message: string): never => {
  const alias = parseEvents(text, parserOptions).find((event) => event.type === EVENT_ID.ALIAS);
  const position = locateOffset(text, alias ? alias.anchorStart - 1 : 0);
  const remedy = "Write the values out, or use `$ref` in place of YAML aliases.";
  throw new SpecError([{ file, ...position, message, remedy }]);
};

/**
 * Gives every use of a YAML alias a copy of its own, so that a change in one place never shows in another.
 *
 * @throws SpecError if an alias contains itself, or aliases of aliases multiply beyond 200,000 values
 *   or 200 levels.
 */
export const expandAliases = (source: Source, value: JsonValue): JsonValue => {
  if (!mayHoldAlias.test(source.text)) return value;
  const repetitions = countRepetitions(value) ?? refuse(source, "A YAML alias contains itself.");
  if (repetitions > repetitionsAllowed) {
    refuse(source, `YAML aliases repeat more than ${repetitionsAllowed} values.`);
  }
  if (repetitions === 0) return value;
  if (isDeeperThan(parserOptions.maxDepth, value)) refuse(source, "YAML aliases nest too deeply.");
  return JSON.parse(JSON.stringify(value)) as JsonValue;
};
