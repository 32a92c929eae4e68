import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { runMain } from "@gong-engagement/kit/run-main";
import { onTestFinished, vi } from "vitest";
import { folders } from "../changeset.ts";
import { createMain } from "../create-main.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** A description of one operation, with a member of its request and its rate limit left to the overlay. */
export const specText = `openapi: 3.1.0
info: { title: Notes, version: 1.0.0 }
paths:
  /notes:
    post:
      operationId: createNote
      tags: [Notes]
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: "#/components/schemas/NoteInput" }
      responses:
        "204": { description: Created. }
components:
  schemas:
    NoteInput:
      type: object
      required: [title]
      properties:
        title: { type: string }
        text: { type: string }
`;

/** An overlay that sets the rate limit. */
export const printOverlay = (limit: number): string => `overlay: 1.0.0
info: { title: Known beyond it, version: 1.0.0 }
actions:
  - target: $
    update: { x-rate-limit: [{ limit: ${limit}, interval: 1000 }] }
`;

export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A git repository in a temporary folder, with what the command reads. It is gone when the test has finished. */
export interface TestRepository {
  readonly root: string;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly git: (...parameters: readonly string[]) => Promise<unknown>;
  readonly commit: () => Promise<unknown>;
  /** Runs what `pnpm spec:diff` runs, in this process. */
  readonly run: (...parameters: readonly string[]) => Promise<CommandResult>;
  /** Runs it as a command does, with the repository as working folder. */
  readonly runAsProcess: (...parameters: readonly string[]) => Promise<CommandResult>;
  /** The changesets by file name. */
  readonly readChangesets: () => Promise<Record<string, string>>;
}

const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];

/** Creates a repository with one commit on `main`. */
export const createTestRepository = async (version = "0.3.0"): Promise<TestRepository> => {
  const root = await realpath(await mkdtemp(join(tmpdir(), "spec-diff-test-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  const git = (...parameters: readonly string[]) =>
    promisify(execFile)("git", [...identity, ...parameters], { cwd: root });
  const commit = async () => {
    await git("add", ".");
    return git("commit", "--quiet", "--message", "Change");
  };
  const run = async (...parameters: readonly string[]): Promise<CommandResult> => {
    const lines = { log: "", error: "" };
    const spies = (["log", "error"] as const).map((stream) =>
      vi.spyOn(console, stream).mockImplementation((line) => {
        lines[stream] += `${stripVTControlCharacters(line)}\n`;
      }),
    );
    try {
      await runMain(createMain(parameters, root));
      return { exitCode: Number(process.exitCode ?? 0), stdout: lines.log, stderr: lines.error };
    } finally {
      process.exitCode = undefined;
      for (const spy of spies) spy.mockRestore();
    }
  };
  const runAsProcess = (...parameters: readonly string[]): Promise<CommandResult> =>
    new Promise((resolve) => {
      const environment = { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined };
      const child = execFile(
        process.execPath,
        [main, ...parameters],
        { cwd: root, env: environment },
        (_error, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
      );
    });
  const readChangesets = async () => {
    const names = (await readdir(join(root, ".changeset"))).filter((name) => name !== "README.md");
    const texts = names.sort().map(async (name) => [name, await readFile(join(root, ".changeset", name), "utf8")]);
    return Object.fromEntries(await Promise.all(texts));
  };
  await git("init", "--quiet", "--initial-branch=main");
  await write("spec/openapi.yaml", specText);
  await write("spec/overlay.yaml", printOverlay(3));
  await write(".changeset/README.md", "");
  for (const name of folders) {
    await write(`packages/${name}/package.json`, JSON.stringify({ name: `@gong-engagement/${name}`, version }));
  }
  await commit();
  return { root, write, git, commit, run, runAsProcess, readChangesets };
};
