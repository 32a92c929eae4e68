import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import type { JsonValue } from "../json.ts";
import { locateOffset, type Position } from "../report/locate-offset.ts";
import { SpecError } from "../report/spec-error.ts";
import { adviseOnYaml } from "./advise-on-yaml.ts";
import { expandAliases } from "./expand-aliases.ts";
import { parseJson } from "./parse-json.ts";
import { parserOptions } from "./parser-options.ts";
import type { Source } from "./read-source.ts";

/** Timestamps stay strings, `no` is no boolean, and `<<` merges as it does in most tools. */
const schema = CORE_SCHEMA.withTags(mergeTag);

const locateError = ({ mark, reason }: YAMLException, text: string): Position =>
  locateOffset(text, mark?.position ?? (reason.includes("single document") ? text.slice(1).search(/^---/m) + 1 : 0));

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
    return expandAliases(source, load(text, { schema, ...parserOptions }) as JsonValue);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new SpecError([{ file, ...locateError(error, text), ...adviseOnYaml(error) }]);
  }
};
