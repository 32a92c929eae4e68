import { runCommand as run } from "@gong-engagement/kit/run-command";
import { createProgramEnvironment } from "./setup/environment.ts";

export interface CommandOptions {
  /** Where it runs. */
  readonly folder: string;
  /** Default: that of programs. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds until it is ended. Default 120,000. */
  readonly timeout?: number;
}

/**
 * Runs a command and returns what it printed on its standard output.
 *
 * @throws CommandError with the command and all that it printed, if it does not exit with 0 in time.
 */
export const runCommand = (
  command: string,
  commandArguments: readonly string[],
  { folder, environment = createProgramEnvironment(), timeout = 120_000 }: CommandOptions,
): Promise<string> =>
  run(command, commandArguments, {
    cwd: folder,
    env: environment,
    timeout,
    shownLines: Number.POSITIVE_INFINITY,
  });
