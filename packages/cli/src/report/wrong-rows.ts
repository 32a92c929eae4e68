import { existsSync, lstatSync } from "node:fs";
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { format, parse } from "node:path";
import { messageOf, UsageError } from "../errors.ts";
import { note } from "../terminal/output.ts";
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

/** Gives the list of an earlier run another name, as its rows may be nowhere else. Returns the name. */
const keepEarlier = async (path: string): Promise<string | undefined> => {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const { dir, name, ext } = parse(path);
  let number = 1;
  const nameOf = (): string => format({ dir, name: `${name}.${number}`, ext });
  while (existsSync(nameOf())) number++;
  await rename(path, nameOf());
  return nameOf();
};

/** Removes the list of an earlier run if the new one has all that it has. */
const dropEarlier = async (earlier: string, path: string): Promise<void> => {
  const linesOf = async (file: string): Promise<readonly string[]> => (await readFile(file, "utf8")).split("\n");
  const lines = new Set(await linesOf(path));
  if ((await linesOf(earlier)).every((line) => lines.has(line))) await rm(earlier);
  else note(`The list of an earlier run had other rows. It is kept as ${earlier}`);
};

export interface RowListOptions {
  /** Whether the list of an earlier run is kept under another name; else it is written over. */
  readonly keepsEarlier: boolean;
}

/**
 * Lists rows in a file in the format of their own file. Its notes begin with `#`, so that it can be corrected and reported as
 * it is. It is made with the first row, readable for its owner only.
 */
export const createRowList = (path: string, file: RowFile, { keepsEarlier }: RowListOptions): RowList => {
  let handle: FileHandle | undefined;
  let earlier: string | undefined;
  let count = 0;
  const openList = async (): Promise<FileHandle> => {
    try {
      if (keepsEarlier) earlier = await keepEarlier(path);
      return await open(path, "w", 0o600);
    } catch (error) {
      throw new UsageError(`${path} cannot be written: ${messageOf(error)}`);
    }
  };
  const write = async (text: string): Promise<void> => {
    handle ??= await openList();
    await handle.write(`${text}\n`);
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
      if (!handle) return;
      await handle.close();
      if (earlier !== undefined) await dropEarlier(earlier, path);
    },
  };
};
