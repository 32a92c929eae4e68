import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface RunningScript extends AsyncDisposable {
  /** Resolves with all that was printed so far as soon as that matches. */
  readonly waitFor: (pattern: RegExp) => Promise<string>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the process has ended. */
  readonly end: Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Runs a script of this folder with the sources of the packages, in a process of its own, which does not outlive the scope that holds it. */
export const runScript = (name: string, ...args: readonly string[]): RunningScript => {
  const child = spawn(process.execPath, [
    "--conditions=@gong-engagement/source",
    fileURLToPath(new URL(name, import.meta.url)),
    ...args,
  ]);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const end = once(child, "close").then(() => ({ exitCode: child.exitCode, stdout, stderr }));
  return {
    end,
    kill: (signal) => void child.kill(signal),
    waitFor: async (pattern) => {
      while (!pattern.test(stdout)) {
        if (child.exitCode !== null) throw new Error(`${name} ended before it printed ${pattern}: ${stderr}`);
        await Promise.race([once(child.stdout, "data"), end]);
      }
      return stdout;
    },
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await end;
    },
  };
};
