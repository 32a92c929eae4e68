import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type JsonPath, printPointer } from "../json.ts";
import { locateInJson } from "./locate-in-json.ts";

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

type Redocly = typeof import("@redocly/openapi-core");

/** Two files of Redocly's library, loaded when there is something to report: most documents are without faults. */
const loadRedocly = (): Pick<Redocly, "getLineColLocation" | "Source"> => {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@redocly/openapi-core"));
  const { getLineColLocation } = require(join(folder, "format/codeframes.js"));
  const { Source } = require(join(folder, "resolve.js"));
  return { getLineColLocation, Source };
};

/** Line and column of an offset into the text. */
export const locateOffset = (text: string, offset: number): Position => {
  let line = 1;
  let start = 0;
  for (const { 0: end, index } of text.slice(0, offset).matchAll(/\r\n|\r|\n/g)) {
    line++;
    start = index + end.length;
  }
  return { line, column: offset - start + 1 };
};

/**
 * Finds where values are in a YAML or JSON text: the position of their key, or of the item of a sequence.
 * What is not in the text is located at the nearest value around it.
 */
export const locatePaths = (text: string, paths: readonly JsonPath[]): Position[] => {
  const offsets = locateInJson(text, paths);
  if (offsets) return offsets.map((offset) => locateOffset(text, offset));
  const { getLineColLocation, Source } = loadRedocly();
  const source = new Source("", text);
  return paths.map((path) => {
    const { start } = getLineColLocation({ source, pointer: `#${printPointer(path) || "/"}`, reportOnKey: true });
    return { line: start.line, column: start.col };
  });
};
