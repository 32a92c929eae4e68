import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Fake, FakeServer } from "@gong-engagement/fake";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const command = fileURLToPath(import.meta.resolve("@gong-engagement/cli/package.json")).replace(
  /package\.json$/,
  "src/command.ts",
);

/** Where Node.js keeps what it compiled: a process starts in a third of the time. */
const compileCache = join(repositoryRoot, "node_modules/.cache/compiled");

/** How a process of the command ended, and what it said. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What is on standard input. */
  readonly input?: string;
  /** Ends the process if it is still there. */
  readonly signal?: AbortSignal;
}

export interface RunningCommand {
  readonly child: ChildProcessWithoutNullStreams;
  readonly end: Promise<Ended>;
  /** Standard output so far. */
  readonly output: () => string;
}

/** Variables under which the command sends to a fake. */
export const environmentOf = (fake: Fake, server: FakeServer): Readonly<Record<string, string>> => ({
  GONG_BASE_URL: server.url,
  GONG_ACCESS_KEY: fake.auth.accessKey,
  GONG_ACCESS_KEY_SECRET: fake.auth.accessKeySecret,
});

/** Starts the command `gong-engagement` as a process of its own, from its sources. */
export const startCommand = (
  args: readonly string[],
  { folder, environment = {}, input, signal }: CommandOptions,
): RunningCommand => {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(GONG_|NODE_OPTIONS|NO_COLOR|FORCE_COLOR)/.test(name),
  );
  const child = spawn(process.execPath, ["--conditions=@gong-engagement/source", command, ...args], {
    cwd: folder,
    env: { NODE_COMPILE_CACHE: compileCache, ...Object.fromEntries(inherited), ...environment },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(input);
  signal?.addEventListener("abort", () => child.kill("SIGKILL"));
  const end = once(child, "close").then(() => ({ exitCode: child.exitCode, stdout, stderr }));
  return { child, end, output: () => stdout };
};

export const runCommandLine = (args: readonly string[], options: CommandOptions): Promise<Ended> =>
  startCommand(args, options).end;
