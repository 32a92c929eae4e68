import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { SpecError } from "../report/spec-error.ts";
import { megabytesAllowed, valuesAllowed } from "./limits.ts";

/** A file as it was read, without byte order mark. */
export interface Source {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** What the parser will find at most: one value for each line, and one for each separator within a line. */
const estimateValues = (bytes: Buffer): number => {
  const [lineFeed, carriageReturn, comma, bracket, brace] = Buffer.from("\n\r,[{");
  let count = 0;
  let next: number | undefined = lineFeed;
  for (let index = bytes.length - 1; index >= 0; index--) {
    const byte = bytes[index];
    const isSeparator = byte === comma || byte === bracket || byte === brace;
    if (byte === lineFeed || (isSeparator && next !== lineFeed && next !== carriageReturn)) count++;
    next = byte;
  }
  return count;
};

const refuse = (file: string, message: string, remedy: string, line?: number): never => {
  throw new SpecError([{ file, ...(line === undefined ? {} : { line, column: 1 }), message, remedy }]);
};

const findLineThatIsNotUtf8 = (bytes: Buffer): number => {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf("\n", start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) break;
    start = end + 1;
  }
  return line;
};

const isUtf16 = (bytes: Buffer): boolean => ["fffe", "feff"].includes(bytes.toString("hex", 0, 2));

/**
 * Reads a UTF-8 file.
 *
 * @param file Absolute path.
 * @throws SpecError if the file cannot be read, is not UTF-8, or is larger than what is refused within seconds: 32 MB, or
 *   800,000 values.
 */
export const readSource = async (file: string): Promise<Source> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT"
      ? refuse(file, "There is no such file.", "Name an existing one, or restore it.")
      : refuse(file, `The file cannot be read (${error.code}).`, "Name a file that can be read."),
  );
  if (bytes.length > megabytesAllowed * 2 ** 20) {
    const megabytes = Math.ceil(bytes.length / 2 ** 20);
    refuse(file, `The file has ${megabytes} MB; ${megabytesAllowed} are allowed.`, "Split it into several documents.");
  }
  const values = estimateValues(bytes);
  if (values > valuesAllowed) {
    refuse(
      file,
      `The file holds some ${values} values; ${valuesAllowed} are allowed.`,
      "Split it into several documents.",
    );
  }
  if (isUtf16(bytes)) refuse(file, "The file is encoded as UTF-16.", "Save it as UTF-8.", 1);
  if (!isUtf8(bytes)) {
    refuse(file, "This line is not UTF-8.", "Save the file as UTF-8.", findLineThatIsNotUtf8(bytes));
  }
  return { file, text: new TextDecoder().decode(bytes) };
};
