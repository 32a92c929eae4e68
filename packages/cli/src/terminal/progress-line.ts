import { stripVTControlCharacters } from "node:util";
import { eraseLine } from "./output.ts";

/** Milliseconds between two lines where a line cannot be written over. */
const quietInterval = 10_000;

/** Columns of a terminal that does not tell them, and as many as are used of a wider one. */
const usualWidth = 80;

/** What is used of a stream. */
interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** A line on standard error that says how far the work is. It is written over on a terminal, and rare elsewhere. */
export interface ProgressLine {
  show(text: string): void;
  /** Removes the line. */
  end(): void;
}

export const createProgressLine = (stream: Screen = process.stderr): ProgressLine => {
  let writtenAt = Date.now();
  const clear = (): void => void (stream.isTTY && stream.write(eraseLine));
  return {
    show(text) {
      // A terminal breaks a longer line, and only the last part of it could be written over.
      const width = Math.min(stream.columns || usualWidth, usualWidth) - 1;
      const line = stripVTControlCharacters(text).slice(0, stream.isTTY ? width : undefined);
      if (stream.isTTY) {
        stream.write(eraseLine + line);
      } else if (Date.now() - writtenAt >= quietInterval) {
        writtenAt = Date.now();
        stream.write(`${line}\n`);
      }
    },
    end: clear,
  };
};
