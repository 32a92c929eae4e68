import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A process that runs a program of this folder. */
export interface Program {
  readonly pid: number | undefined;
  readonly kill: () => void;
  readonly ended: Promise<unknown>;
}

/**
 * Starts a program of this folder.
 *
 * @param launcher - a command that starts it, such as one that enters the network of another host
 */
export const startProgram = (
  name: string,
  args: readonly string[],
  onLine: (line: string) => void,
  launcher: readonly string[] = [],
): Program => {
  const program = fileURLToPath(new URL(name, import.meta.url));
  const [file = process.execPath, ...before] = [
    ...launcher,
    process.execPath,
    "--conditions=@gong-engagement/source",
    "--no-warnings",
    program,
    ...args,
  ];
  const child = spawn(file, before, { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout }).on("line", onLine);
  return {
    pid: child.pid,
    kill: () => void child.kill("SIGKILL"),
    ended: Promise.all([once(child, "exit"), once(lines, "close")]),
  };
};
