import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import type { JsonValue } from "../json.ts";
import { locateOffset, locatePaths, type Position } from "../report/locate-paths.ts";
import { SpecError } from "../report/spec-error.ts";
import { adviseOnYaml } from "./advise-on-yaml.ts";
import { expandAliases } from "./expand-aliases.ts";
import { parserOptions } from "./limits.ts";
import { parseJson } from "./parse-json.ts";
import type { Source } from "./read-source.ts";

/** Timestamps stay strings, `no` is not a boolean, and `<<` merges as it does in most tools. */
const schema = CORE_SCHEMA.withTags(mergeTag);

const locateError = ({ mark, reason }: YAMLException, text: string): Position =>
  locateOffset(text, mark?.position ?? (reason.includes("single document") ? text.slice(1).search(/^---/m) + 1 : 0));

/** The way to the first number that JSON does not have: YAML also has `.nan` and `.inf`. */
const findNoNumber = (value: JsonValue, path: readonly string[] = []): readonly string[] | undefined => {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = findNoNumber(member, [...path, key]);
    if (found) return found;
  }
  return undefined;
};

/** Most files hold none, and need not be searched. */
const mayHoldNoNumber = /\.(nan|inf)\b/i;

const refuseNoNumber = ({ file, text }: Source, value: JsonValue): JsonValue => {
  const path = mayHoldNoNumber.test(text) ? findNoNumber(value) : undefined;
  if (!path) return value;
  const remedy = "Write a number, or remove it: what has no bound needs none.";
  const [position] = locatePaths(text, [path]);
  throw new SpecError([{ file, ...position, message: "This is not a JSON number.", remedy }]);
};

/**
 * Parses YAML or JSON, strictly.
 *
 * @throws SpecError at the first thing that is not YAML, such as a duplicate key.
 */
export const parseSource = (source: Source): JsonValue => {
  const { file, text } = source;
  if (/^\s*</.test(text)) {
    const remedy = "Save the document itself in place of the page that shows it.";
    throw new SpecError([{ file, line: 1, column: 1, message: "This is HTML or XML, not YAML.", remedy }]);
  }
  const json = parseJson(text);
  if (json !== undefined) return json;
  try {
    return refuseNoNumber(source, expandAliases(source, load(text, { schema, ...parserOptions }) as JsonValue));
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new SpecError([{ file, ...locateError(error, text), ...adviseOnYaml(error) }]);
  }
};
