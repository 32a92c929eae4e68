import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createProgramEnvironment, type Environment } from "./setup/environment.ts";

export interface CommandOptions {
  /** Where it runs. */
  readonly folder: string;
  /** Default: that of programs. */
  readonly environment?: Environment;
  /** Milliseconds until it is ended. Default 120,000. */
  readonly timeout?: number;
}

type Failure = Error & { code?: number | string; killed?: boolean; stdout?: string; stderr?: string };

const describe = ({ code, killed, message }: Failure, timeout: number): string => {
  if (killed) return `did not end within ${timeout / 1_000} s`;
  if (code === "ENOENT") return "not on the PATH, where `pnpm test:runtimes` has npm and pnpm";
  return typeof code === "number" ? `exited with ${code}` : message;
};

/**
 * Runs a command and returns what it printed on its standard output.
 *
 * @throws Error with the command and all that it printed, if it does not exit with 0 in time.
 */
export const runCommand = async (
  command: string,
  commandArguments: readonly string[],
  { folder, environment = createProgramEnvironment(), timeout = 120_000 }: CommandOptions,
): Promise<string> => {
  const running = promisify(execFile)(command, commandArguments, {
    cwd: folder,
    env: { ...environment },
    timeout,
    maxBuffer: 2 ** 26,
  });
  // A command that waits for input would wait until the timeout.
  running.child.stdin?.end();
  try {
    return (await running).stdout;
  } catch (error) {
    const failure = error as Failure;
    const output = [failure.stdout, failure.stderr].map((text) => text?.trim()).filter(Boolean);
    const line = `$ ${[command, ...commandArguments].join(" ")}`;
    throw new Error([line, ...output, `(${describe(failure, timeout)})`].join("\n"));
  }
};
