import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { onInterrupt } from "../interrupts.ts";
import { note } from "../terminal/output.ts";

/** Copies standard input, or another pipe, into a file for this user only, as its rows are read more than once. The file goes with the scope. */
export const spoolInput = async (file: string): Promise<{ readonly path: string } & AsyncDisposable> => {
  const folder = await mkdtemp(join(tmpdir(), "gong-engagement-"));
  const path = join(folder, "input");
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.on("exit", removeFolder);
  const ignore = onInterrupt(() => process.exit(1));
  const remove = async (): Promise<void> => {
    ignore();
    process.off("exit", removeFolder);
    removeFolder();
  };
  if (file === "-" && process.stdin.isTTY) note("Reading rows from the terminal. Ctrl+D ends them.");
  try {
    await pipeline(file === "-" ? process.stdin : createReadStream(file), createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, [Symbol.asyncDispose]: remove };
};
