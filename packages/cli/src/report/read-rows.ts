import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { messageOf, UsageError } from "../errors.ts";
import { isNode } from "../operations/read-document.ts";
import { count } from "../terminal/output.ts";
import { parseJson } from "./parse-json.ts";

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
  /** For people: its path, or standard input. */
  readonly label: string;
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

const readHead = async (path: string, label: string): Promise<Buffer> => {
  const refuse = (error: NodeJS.ErrnoException): never => {
    throw new UsageError(`${label} cannot be read: ${error.code ?? error.message}`);
  };
  const handle = await open(path).catch(refuse);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0).catch(refuse);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** What begins with these bytes is not text. */
const signatures: readonly (readonly [bytes: string, remedy: string])[] = [
  ["1f8b", "is compressed by gzip: unpack it first"],
  ["504b0304", "is a ZIP archive, or an Excel workbook: save it as CSV"],
  ["d0cf11e0", "is an Excel workbook: save it as CSV"],
];

/** Whether the text begins with the byte order mark of UTF-16. */
const isUtf16 = (head: Buffer): boolean => ["fffe", "feff"].includes(head.toString("hex", 0, 2));

/** The separator that occurs most in the first line, outside of quotes. */
const findDelimiter = (head: string): string => {
  const [line = ""] = head.replaceAll(/"[^"]*"/g, "").split(/\r?\n|\r/, 1);
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
};

const readRecords = async function* ({
  path,
  label,
  delimiter,
}: Pick<RowFile, "path" | "label" | "delimiter">): AsyncGenerator<{ line: number; cells: string[] }> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    skipRecordsWithEmptyValues: true,
  });
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
    throw new UsageError(`${label} is not CSV: ${error.message}`);
  }
};

const readCsv = async function* (file: RowFile): AsyncGenerator<Row> {
  const { columns = [] } = file;
  let isHeader = true;
  for await (const { line, cells } of readRecords(file)) {
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
  if (text.includes("\uFFFD")) return wrong("is not in UTF-8: save the file as UTF-8");
  try {
    const value = parseJson(text);
    return isNode(value) ? { line, cells: Object.entries(value) } : wrong("is not a JSON object");
  } catch (error) {
    return wrong(error instanceof RangeError ? messageOf(error) : "is not JSON");
  }
};

/** The lines of a text file. Only a line feed ends one: other characters that break lines may be in the text of JSON. */
const readLines = async function* (path: string): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const chunk of createReadStream(path, "utf8")) {
    const [first = "", ...others] = String(chunk).split("\n");
    parts.push(first);
    const rest = others.pop();
    if (rest === undefined) continue;
    yield parts.join("");
    yield* others;
    parts = [rest];
  }
  yield parts.join("");
};

const readNdjson = async function* ({ path }: RowFile): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of readLines(path)) {
    line++;
    const content = (line === 1 ? text.replace(/^\uFEFF/, "") : text).trim();
    if (content !== "") yield parseLine(content, line);
  }
};

/**
 * Finds out what a file is: by `format`, else by its name, else by its first character.
 *
 * @throws UsageError if it cannot be read, or is empty.
 */
export const openRowFile = async (path: string, format?: Format, label: string = path): Promise<RowFile> => {
  const bytes = await readHead(path, label);
  const [, remedy] = signatures.find(([signature]) => bytes.toString("hex").startsWith(signature)) ?? [];
  if (remedy !== undefined) throw new UsageError(`${label} ${remedy}`);
  const head = bytes.toString("utf8").replace(/^\uFEFF/, "");
  if (head.trim() === "") throw new UsageError(`${label} is empty`);
  const named = /\.(ndjson|jsonl)$/i.test(path) ? "ndjson" : /\.(csv|tsv|txt)$/i.test(path) ? "csv" : undefined;
  const [first = ""] = head.trimStart();
  if (!format && !named && first === "[")
    throw new UsageError(
      `${label} is a JSON array. NDJSON has an object in each line: jq -c ".[]" makes it of an array`,
    );
  const found = format ?? named ?? (first === "{" ? "ndjson" : "csv");
  if (found === "ndjson") {
    if (isUtf16(bytes)) throw new UsageError(`${label} is in UTF-16: save it as UTF-8`);
    return { path, label, format: found, delimiter: ",", columns: undefined };
  }
  const delimiter = findDelimiter(head);
  for await (const { cells } of readRecords({ path, label, delimiter })) {
    const columns = cells.map((cell) => cell.trim());
    const twice = columns.find((column, index) => column !== "" && columns.indexOf(column) !== index);
    if (twice !== undefined) throw new UsageError(`${label} has the column "${twice}" twice`);
    return { path, label, format: found, delimiter, columns };
  }
  throw new UsageError(`${label} has no header`);
};

/** The rows of a file, one after the other. */
export const readRows = (file: RowFile): AsyncGenerator<Row> =>
  file.format === "csv" ? readCsv(file) : readNdjson(file);
