import { stripVTControlCharacters } from "node:util";

/** Milliseconds between two lines where a line cannot be written over. */
const quietInterval = 10_000;

/** A line on standard error that says how far the work is. It is written over on a terminal, and rare elsewhere. */
export interface ProgressLine {
  show(text: string): void;
  /** Removes the line. */
  end(): void;
}

export const createProgressLine = (stream: NodeJS.WriteStream = process.stderr): ProgressLine => {
  let writtenAt = Date.now();
  const clear = (): void => void (stream.isTTY && stream.write("\r\u001B[2K"));
  return {
    show(text) {
      const line = stripVTControlCharacters(text).slice(0, 79);
      if (stream.isTTY) {
        stream.write(`\r\u001B[2K${line}`);
      } else if (Date.now() - writtenAt >= quietInterval) {
        writtenAt = Date.now();
        stream.write(`${line}\n`);
      }
    },
    end: clear,
  };
};
