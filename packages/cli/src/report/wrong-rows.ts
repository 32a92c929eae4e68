import { once } from "node:events";
import { createWriteStream, type WriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import type { Problem } from "./convert-row.ts";
import type { Row, RowFile } from "./read-rows.ts";

/** A file of rows that need somebody: each with its line, the field and the problem, and all that it had. */
export interface RowList extends AsyncDisposable {
  readonly path: string;
  /** Rows so far. */
  readonly count: number;
  add(row: Row, problems: readonly Problem[]): Promise<void>;
}

const quote = (value: unknown): string => {
  const text = String(value ?? "");
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const printCsv = ({ columns = [] }: RowFile, { line, cells }: Row, problems: readonly Problem[]): string => {
  const values = cells.slice(0, columns.length).map(([, value]) => value);
  const notes = [
    line,
    problems.map(({ field }) => field).join("; "),
    problems.map(({ problem }) => problem).join("; "),
  ];
  return [...notes, ...values].map(quote).join(",");
};

const printJson = ({ line, cells }: Row, problems: readonly Problem[]): string =>
  JSON.stringify({ "#line": line, "#problems": problems, ...Object.fromEntries(cells) });

/**
 * Lists rows in a file in the format of their own file. Its notes begin with `#`, so that it can be corrected and reported as
 * it is. It is made with the first row, readable for its owner only.
 */
export const createRowList = (path: string, file: RowFile): RowList => {
  let stream: WriteStream | undefined;
  let count = 0;
  const write = async (text: string): Promise<void> => {
    stream ??= createWriteStream(path, { mode: 0o600 });
    if (!stream.write(`${text}\n`)) await once(stream, "drain");
  };
  return {
    path,
    get count() {
      return count;
    },
    async add(row, problems) {
      count++;
      if (file.format === "ndjson") return write(printJson(row, problems));
      const { columns = [] } = file;
      if (count === 1) await write(["#line", "#field", "#problem", ...columns].map(quote).join(","));
      await write(printCsv(file, row, problems));
    },
    async [Symbol.asyncDispose]() {
      if (!stream) return;
      stream.end();
      await finished(stream);
    },
  };
};
