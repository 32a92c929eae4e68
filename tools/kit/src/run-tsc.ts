import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { CommandError, type CommandOptions, runCommand } from "./run-command.ts";

const manifest = createRequire(import.meta.url).resolve("@typescript/native/package.json");

/** Script of the compiler of TypeScript 7. */
export const tscScript: string = join(dirname(manifest), "bin/tsc");

/**
 * Runs the compiler of TypeScript 7.
 *
 * @returns what it printed.
 * @throws CommandError if it reports an error; its `output` has the diagnostics.
 */
export const runTsc = (args: readonly string[], options: CommandOptions): Promise<string> =>
  runCommand(process.execPath, [tscScript, ...args], options);

/** What the compiler says of a project that may have errors; nothing if it has none. */
export const listDiagnostics = (args: readonly string[], options: CommandOptions): Promise<string> =>
  runTsc(args, options).catch((error: unknown) => {
    if (error instanceof CommandError && error.output.includes("error TS")) return error.output;
    throw error;
  });
