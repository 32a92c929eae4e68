import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runCommand } from "./run-command.ts";

const manifest = createRequire(import.meta.url).resolve("@typescript/native/package.json");

/** Runs the compiler of TypeScript 7, and gives what it printed. */
export const runTsc = (folder: string, ...compilerArguments: string[]): Promise<string> =>
  runCommand(process.execPath, [join(dirname(manifest), "bin/tsc"), ...compilerArguments], {
    label: "tsc",
    cwd: folder,
  });
