import { CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import type { JsonValue } from "../json.ts";
import { SpecError } from "../report/spec-error.ts";
import { expandAliases } from "./expand-aliases.ts";
import type { Source } from "./read-source.ts";
import { yamlRemedy } from "./yaml-remedy.ts";

/**
 * What `parseSource` and `locatePaths` have in common. Deeper nesting than this is found in no real description, and
 * could exhaust the stack of the tools that read the document.
 */
export const parserOptions = { maxDepth: 200 } as const;

/** Timestamps stay strings, `no` is no boolean, and `<<` merges as it does in most tools. */
const schema = CORE_SCHEMA.withTags(mergeTag);

const locateMark = ({ mark, reason }: YAMLException, text: string) => {
  if (mark) return { line: mark.line + 1, column: mark.column + 1 };
  const second = reason.includes("single document") ? text.slice(1).search(/^---/m) + 1 : 0;
  return { line: text.slice(0, second).split("\n").length, column: 1 };
};

/**
 * Parses YAML or JSON, strictly. JSON goes through the same parser, though `JSON.parse` is faster (0.1 s instead of
 * 0.9 s for 13 MB), because that one takes the last of two equal keys without a word.
 *
 * @throws SpecError at the first thing that is not YAML, such as a duplicate key.
 */
export const parseSource = (source: Source): JsonValue => {
  try {
    return expandAliases(source, load(source.text, { schema, ...parserOptions }) as JsonValue);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position = locateMark(error, source.text);
    throw new SpecError([{ file: source.file, ...position, ...yamlRemedy(error, source.text) }]);
  }
};
