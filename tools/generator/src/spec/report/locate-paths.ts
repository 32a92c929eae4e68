import { createRequire } from "node:module";
import { type JsonPath, printPointer } from "../json.ts";

export interface Position {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
}

/** Redocly is loaded when there is something to report: it takes longer than a document without faults takes to be read. */
const loadRedocly = (): typeof import("@redocly/openapi-core") =>
  createRequire(import.meta.url)("@redocly/openapi-core");

/** Line and column of an offset into the text. */
export const locateOffset = (text: string, offset: number): Position => {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
};

/**
 * Finds where values are in a YAML or JSON text: the position of their key, or of the item of a sequence.
 * What is not in the text is located at the nearest value around it.
 */
export const locatePaths = (text: string, paths: readonly JsonPath[]): Position[] => {
  const { getLineColLocation, Source } = loadRedocly();
  const source = new Source("", text);
  return paths.map((path) => {
    const { start } = getLineColLocation({ source, pointer: `#${printPointer(path) || "/"}`, reportOnKey: true });
    return { line: start.line, column: start.col };
  });
};
