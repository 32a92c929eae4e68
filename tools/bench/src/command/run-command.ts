import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

export interface CommandOptions {
  /** What it is called in the message if it fails. Default: the command. */
  readonly label?: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Milliseconds after which a command is ended. */
const timeout = 600_000;

/**
 * Runs a command to its end, and gives what it wrote to stdout.
 *
 * @throws Error with all that it wrote, if it does not exit with 0.
 */
export const runCommand = async (
  command: string,
  commandArguments: readonly string[],
  { label = command, cwd, env = process.env }: CommandOptions = {},
): Promise<string> => {
  const child = spawn(command, commandArguments, { cwd, env, timeout, stdio: ["ignore", "pipe", "pipe"] });
  const [output, errors, [exitCode, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  if (exitCode !== 0) throw new Error(`${label} exited with ${exitCode ?? signal}:\n${errors}${output}`);
  return output;
};
