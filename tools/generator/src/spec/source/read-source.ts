import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { SpecError } from "../report/spec-error.ts";

/** A file as it was read, without byte order mark. */
export interface Source {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
}

/** The largest published description known is Microsoft Graph's with 40 MB; beyond it, parsing alone takes long. */
const megabytesAllowed = 48;

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
 * @throws SpecError if the file cannot be read, is larger than 48 MB or is not UTF-8.
 */
export const readSource = async (file: string): Promise<Source> => {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) =>
    error.code === "ENOENT"
      ? refuse(file, "There is no such file.", "Name an existing OpenAPI document.")
      : refuse(file, `The file cannot be read (${error.code}).`, "Name a readable OpenAPI document."),
  );
  if (bytes.length > megabytesAllowed * 2 ** 20) {
    const megabytes = Math.ceil(bytes.length / 2 ** 20);
    refuse(
      file,
      `The file has ${megabytes} MB; ${megabytesAllowed} are allowed.`,
      "Split the API into several documents.",
    );
  }
  if (isUtf16(bytes)) refuse(file, "The file is encoded as UTF-16.", "Save it as UTF-8.", 1);
  if (!isUtf8(bytes)) {
    refuse(file, "This line is not UTF-8.", "Save the file as UTF-8.", findLineThatIsNotUtf8(bytes));
  }
  return { file, text: new TextDecoder().decode(bytes) };
};
