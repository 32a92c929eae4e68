import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { SnippetEnd } from "./snippet-process.ts";

const program = fileURLToPath(new URL("snippet-process.ts", import.meta.url));

/**
 * Runs programs with the sources of the packages, in one process. A program that ends this process, or changes it for others, is
 * followed by another process for those that are left.
 *
 * @param timeout - milliseconds that each may take
 * @returns what went wrong with each, by its file: an empty string if nothing did
 */
export const runSnippets = async (
  files: readonly string[],
  env: NodeJS.ProcessEnv,
  timeout = 20_000,
): Promise<ReadonlyMap<string, string>> => {
  const failures = new Map<string, string>();
  for (let left = files; left.length > 0; left = left.filter((file) => !failures.has(file))) {
    const [first = ""] = left;
    const child = fork(program, left, {
      execArgv: ["--conditions=@gong-engagement/source"],
      env,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const limit = setTimeout(() => {
      const running = left.find((file) => !failures.has(file));
      if (running) failures.set(running, "It does not end.");
      child.kill("SIGKILL"); // A loop that never waits handles no other signal.
    }, timeout);
    child.on("message", ({ file, failure }: SnippetEnd) => {
      limit.refresh();
      if (!failures.has(file)) failures.set(file, failure);
    });
    await once(child, "close");
    clearTimeout(limit);
    if (!failures.has(first)) failures.set(first, `It ended the process. ${stderr}`);
  }
  return failures;
};
