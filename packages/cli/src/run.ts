import { CommanderError } from "@commander-js/extra-typings";
import { createProgram } from "./create-program.ts";
import { UsageError } from "./usage-error.ts";

const toExitCode = (error: unknown): number => {
  if (error instanceof CommanderError) {
    return ["commander.helpDisplayed", "commander.version"].includes(error.code) ? 0 : 2;
  }
  const isUsage = error instanceof UsageError;
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return isUsage ? 2 : 1;
};

/**
 * Runs the command `gong-engagement` in this process, on its standard streams.
 *
 * @param args - behind the name of the command
 * @returns the exit code: 0 done, 1 something was refused or is in doubt, 2 used wrongly
 *
 * @example
 * ```ts
 * import { run } from "@gong-engagement/cli";
 *
 * process.exitCode = await run(["spec"]);
 * ```
 */
export async function run(args: readonly string[]): Promise<number> {
  process.exitCode = 0;
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return Number(process.exitCode);
  } catch (error) {
    return toExitCode(error);
  }
}
