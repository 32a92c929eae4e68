import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

/**
 * Runs programs in this process, one after the other: what they import is loaded once for all of them. A program has ended when
 * nothing is left to wait for, as it is in a process of its own. The parent is told then what went wrong.
 *
 * Usage, with an IPC channel: snippet-process.ts MILLISECONDS FILE...
 */
const [timeout, ...files] = process.argv.slice(2);

/** How a program ended. */
export interface SnippetEnd {
  readonly file: string;
  /** Empty if all went well. */
  readonly failure: string;
}

const unfinished = "It waits for something that never comes.";
let failure = "";

const tell = (): void => {
  const [file = ""] = files;
  const end: SnippetEnd = { file, failure };
  process.send?.(end);
};

const limit = setTimeout(() => {
  failure = "It does not end.";
  process.exit();
}, Number(timeout)).unref();

const start = (): void => {
  const [file = ""] = files;
  limit.refresh();
  process.chdir(mkdtempSync(join(dirname(file), "run-"))); // A program may write files.
  failure = unfinished;
  import(pathToFileURL(file).href).then(
    () => {
      if (failure === unfinished) failure = "";
    },
    (error: unknown) => {
      failure = inspect(error);
    },
  );
};

process.on("uncaughtException", (error) => {
  failure = inspect(error);
});

process.on("beforeExit", () => {
  if (process.exitCode) failure ||= `It ends with exit code ${process.exitCode}.`;
  process.exitCode = 0;
  tell();
  files.shift();
  if (files.length > 0) setImmediate(start);
});

// A program has called `process.exit`, or takes too long.
process.on("exit", (code) => {
  if (files.length === 0) return;
  if (failure === "" || failure === unfinished) failure = `It calls process.exit, with exit code ${code}.`;
  tell();
});

start();
