import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { UsageError } from "../errors.ts";
import { isNode } from "../operations/read-document.ts";
import { count } from "../terminal/output.ts";

export type Format = "csv" | "ndjson";

/** One row of a file, as it was read. */
export interface Row {
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
  /** By the name of the column: text in CSV, any JSON in NDJSON. */
  readonly cells: readonly (readonly [column: string, value: unknown])[];
  /** Why it cannot be a row. Then it may have no cells. */
  readonly fault?: string;
}

/** A file of rows. */
export interface RowFile {
  readonly path: string;
  readonly format: Format;
  /** What separates the cells of CSV. */
  readonly delimiter: string;
  /** Names of the columns of CSV, as its first row says. */
  readonly columns: readonly string[] | undefined;
}

/** Names of columns that `report` writes itself, into files of wrong rows. They are not fields. */
export const isNote = (column: string): boolean => column.startsWith("#");

/** Characters of the beginning of a file that are looked at to find out what it is. */
const headLength = 65_536;

const readHead = async (path: string): Promise<string> => {
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${path} cannot be read: ${error.code ?? error.message}`);
  };
  const handle = await open(path).catch(refuse);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0).catch(refuse);
    return buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
  } finally {
    await handle.close();
  }
};

/** The separator that occurs most in the first line, outside of quotes. */
const findDelimiter = (head: string): string => {
  const [line = ""] = head.replaceAll(/"[^"]*"/g, "").split(/\r?\n|\r/, 1);
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
};

const readRecords = async function* (
  path: string,
  delimiter: string,
): AsyncGenerator<{ line: number; cells: string[] }> {
  const parser = parse({ bom: true, delimiter, info: true, relaxColumnCount: true, skipEmptyLines: true });
  // What goes wrong with either ends both, and is thrown where the rows are read.
  pipeline(createReadStream(path), parser, () => {});
  try {
    for await (const item of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = item;
      const inside = record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      yield { line: info.lines - inside, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UsageError(`${path} is not CSV: ${error.message}`);
  }
};

const readCsv = async function* ({ path, delimiter, columns = [] }: RowFile): AsyncGenerator<Row> {
  let isHeader = true;
  for await (const { line, cells } of readRecords(path, delimiter)) {
    if (isHeader) {
      isHeader = false;
      continue;
    }
    const row = { line, cells: cells.map((cell, index) => [columns[index] ?? `#${index + 1}`, cell] as const) };
    if (cells.length === columns.length) yield row;
    else yield { ...row, fault: `has ${count(cells.length, "cell")}, and the header has ${columns.length}` };
  }
};

const parseLine = (text: string, line: number): Row => {
  const wrong = (fault: string): Row => ({ line, cells: [["#text", text]], fault });
  try {
    const value: unknown = JSON.parse(text);
    return isNode(value) ? { line, cells: Object.entries(value) } : wrong("is not a JSON object");
  } catch {
    return wrong("is not JSON");
  }
};

const readNdjson = async function* ({ path }: RowFile): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(path, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    const content = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (content.trim() !== "") yield parseLine(content, line);
  }
};

/**
 * Finds out what a file is: by `format`, else by its name, else by its first character.
 *
 * @throws UsageError if it cannot be read, or is empty.
 */
export const openRowFile = async (path: string, format?: Format): Promise<RowFile> => {
  const head = await readHead(path);
  if (head.trim() === "") throw new UsageError(`${path} is empty`);
  const named = /\.(ndjson|jsonl)$/i.test(path) ? "ndjson" : /\.(csv|tsv|txt)$/i.test(path) ? "csv" : undefined;
  const found = format ?? named ?? (head.trimStart().startsWith("{") ? "ndjson" : "csv");
  if (found === "ndjson") return { path, format: found, delimiter: ",", columns: undefined };
  const delimiter = findDelimiter(head);
  for await (const { cells } of readRecords(path, delimiter)) {
    const columns = cells.map((cell) => cell.trim());
    const twice = columns.find((column, index) => columns.indexOf(column) !== index);
    if (twice !== undefined) throw new UsageError(`${path} has the column "${twice}" twice`);
    return { path, format: found, delimiter, columns };
  }
  throw new UsageError(`${path} has no header`);
};

/** The rows of a file, one after the other. */
export const readRows = (file: RowFile): AsyncGenerator<Row> =>
  file.format === "csv" ? readCsv(file) : readNdjson(file);
