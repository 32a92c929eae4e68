import { CommanderError } from "@commander-js/extra-typings";
import { createProgram } from "./create-program.ts";
import { messageOf, UsageError } from "./errors.ts";
import { clean, note } from "./terminal/output.ts";

/** Characters of a message: it may have the header of a file that is something else. */
const longestMessage = 5_000;

const toExitCode = (error: unknown): number => {
  if (error instanceof CommanderError) {
    // Help that was asked for is done; help instead of a verb that is missing is not.
    return error.exitCode === 0 ? 0 : 2;
  }
  note(clean(messageOf(error)).slice(0, longestMessage));
  return error instanceof UsageError ? 2 : 1;
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
    await createProgram(args).parseAsync(args, { from: "user" });
    return Number(process.exitCode);
  } catch (error) {
    return toExitCode(error);
  }
}
