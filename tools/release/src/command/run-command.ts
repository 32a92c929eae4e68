import { spawn } from "node:child_process";
import { once } from "node:events";
import { CommandError } from "./command-error.ts";

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Milliseconds after which the command, and all that it started, is ended. 5 minutes by default. */
  readonly timeout?: number | undefined;
  /** Ends the command, and all that it started, when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Told what the command writes, as it does. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/**
 * Runs a command to its end.
 *
 * @returns what it wrote to stdout.
 * @throws CommandError if it fails, cannot be started, takes too long or is aborted; the message holds its output.
 */
export const runCommand = async (
  file: string,
  args: readonly string[],
  { cwd, env = process.env, timeout = 300_000, signal, onOutput }: CommandOptions,
): Promise<string> => {
  const command = [file, ...args].join(" ");
  if (signal?.aborted) throw new CommandError(command, "was not started: the run was interrupted", "");
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  for (const stream of [child.stdout, child.stderr.setEncoding("utf8")]) {
    stream.on("data", (text: string) => {
      output += text;
      onOutput?.(text);
    });
  }
  const bounds = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
  // A command of its own group: npx, pnpm and npm start others, which would outlive it.
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {} // It has just ended by itself.
  };
  bounds.addEventListener("abort", end);
  try {
    const [exitCode] = await once(child, "close");
    if (signal?.aborted) throw new CommandError(command, "was ended: the run was interrupted", output);
    if (bounds.aborted) throw new CommandError(command, `did not end within ${timeout / 1000} s`, output);
    if (exitCode !== 0) throw new CommandError(command, `failed with exit code ${exitCode}`, output);
    return stdout;
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(command, `could not be started: ${error instanceof Error ? error.message : error}`, output);
  } finally {
    bounds.removeEventListener("abort", end);
  }
};
