import { execa } from "execa";

/** A command that did not do what it was started for. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  /** All that the command wrote, to stdout and stderr. */
  readonly output: string;

  constructor(command: string, what: string, output: string, shownLines = 40) {
    const lines = output.trim().split("\n");
    const shown = lines.slice(-shownLines).map((line) => `  ${line}`);
    const omitted = lines.length > shownLines ? [`  ... ${lines.length - shownLines} lines before`] : [];
    super([`\`${command}\` ${what}`, ...omitted, ...shown].join("\n").trimEnd());
    this.output = output;
  }
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Milliseconds after which the command, and all that it started, is ended. 5 minutes by default. */
  readonly timeout?: number | undefined;
  /** Ends the command, and all that it started, when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Lines of the output that the message of an error ends with. 40 by default. */
  readonly shownLines?: number | undefined;
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
  { cwd, env = process.env, timeout = 300_000, signal, shownLines, onOutput }: CommandOptions,
): Promise<string> => {
  const command = [file, ...args].join(" ");
  if (signal?.aborted) throw new CommandError(command, "was not started: the run was interrupted", "");
  const bounds = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
  const child = execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    detached: true,
    reject: false,
    stripFinalNewline: false,
  });
  if (onOutput) child.all.setEncoding("utf8").on("data", onOutput);
  // A command of its own group: npx, pnpm and npm start others, which would outlive it.
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {} // It has just ended by itself.
  };
  bounds.addEventListener("abort", end);
  const {
    all,
    stdout,
    exitCode,
    signal: endedBy,
    originalMessage,
  } = await child.finally(() => bounds.removeEventListener("abort", end));
  if (signal?.aborted) throw new CommandError(command, "was ended: the run was interrupted", all, shownLines);
  if (bounds.aborted) throw new CommandError(command, `did not end within ${timeout / 1000} s`, all, shownLines);
  if (endedBy !== undefined) throw new CommandError(command, `was ended by ${endedBy}`, all, shownLines);
  if (exitCode === undefined)
    throw new CommandError(command, `could not be started: ${originalMessage}`, all, shownLines);
  if (exitCode !== 0) throw new CommandError(command, `failed with exit code ${exitCode}`, all, shownLines);
  return stdout;
};
