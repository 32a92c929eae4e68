import { mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

/**
 * Runs programs in this process, one after the other: what they import is loaded once for all of them. A program has ended when
 * nothing is left to wait for, as it is in a process of its own. The parent is told then what went wrong. After a program that
 * leaves the process changed, the process ends, and runs none of the others.
 *
 * Usage, with an IPC channel: snippet-process.ts FILE...
 */
const files = process.argv.slice(2);

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

/** What programs of one process share: global variables, environment variables, and listeners of the process. */
const listShared = (): ReadonlyMap<unknown, unknown> =>
  new Map<unknown, unknown>([
    ...Reflect.ownKeys(globalThis).map((name) => [name, Reflect.get(globalThis, name)] as const),
    ...Object.entries(process.env).map(([name, value]) => [`variable ${name}`, value] as const),
    ...process.eventNames().flatMap((name) => process.listeners(name).map((listener) => [listener, name] as const)),
  ]);

const isAsBefore = (): boolean => {
  const shared = listShared();
  return shared.size === atFirst.size && [...atFirst].every(([key, value]) => Object.is(shared.get(key), value));
};

const start = (): void => {
  const [file = ""] = files;
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
  if (files.length === 0) return;
  if (process.exitCode) failure ||= `It ends with exit code ${process.exitCode}.`;
  process.exitCode = 0;
  tell();
  files.shift();
  if (!isAsBefore()) files.length = 0;
  if (files.length > 0) setImmediate(start);
});

// A program has called `process.exit`.
process.on("exit", (code) => {
  if (files.length === 0) return;
  if (failure === "" || failure === unfinished) failure = `It calls process.exit, with exit code ${code}.`;
  tell();
});

listShared(); // Node.js sets some global variables when another one is first read.
const atFirst = listShared();
start();
