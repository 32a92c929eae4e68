import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { CommandError, runCommand } from "@gong-engagement/kit/run-command";
import { expect, onTestFinished, test } from "vitest";
import { updateSpec } from "./update-spec.ts";

const document = Buffer.from("openapi: 3.1.0 # new\n");

/** A repository with an old API description. Git is the real one; the other commands leave a trace, or fail. */
const createRepository = async (fails?: string) => {
  const temporary = await createTemporaryFolder();
  onTestFinished(() => temporary[Symbol.asyncDispose]());
  const repository = temporary.path;
  const git = (...args: readonly string[]) => runCommand("git", args, { cwd: repository });
  for (const folder of ["spec", "packages", ".changeset"]) await mkdir(join(repository, folder));
  await writeFile(join(repository, "spec/openapi.yaml"), "openapi: 3.1.0 # old\n");
  await git("init", "-q");
  await git("config", "user.name", "Test");
  await git("config", "user.email", "test@example.com");
  await git("add", ".");
  await git("commit", "-qm", "Begin");
  const commands: Record<string, () => Promise<void>> = {
    "pnpm generate": () => writeFile(join(repository, "packages/generated.ts"), "// new\n"),
    "pnpm check:packages": () => writeFile(join(repository, "packages/types.api.md"), "new\n"),
    "node tools/release/src/spec-diff/main.ts": () => writeFile(join(repository, ".changeset/new.md"), "new\n"),
  };
  const run = async (command: string, ...args: readonly string[]): Promise<string> => {
    if (command === "git") return git(...args);
    const name = `${command} ${args[0]}`;
    if (name === fails) throw new CommandError(name, "failed", "spec/openapi.yaml:1 is wrong");
    await commands[name]?.();
    return name === "pnpm generate"
      ? "reading\n\u001b[2mwarning: nothing matches\u001b[22m\n"
      : "added: one operation\n";
  };
  return { repository, run, git, onProgress: () => {} };
};

const readSpec = (repository: string) => readFile(join(repository, "spec/openapi.yaml"));

test("updateSpec changes nothing if the document is the same", async () => {
  const { repository, run, git, onProgress } = await createRepository();
  const same = await readSpec(repository);
  expect(await updateSpec({ repository, document: same, run, commit: true, onProgress })).toBeUndefined();
  expect(await git("status", "--porcelain")).toBe("");
});

test("updateSpec leaves the new document, and all that follows from it, to be looked at", async () => {
  const { repository, run, git, onProgress } = await createRepository();
  const update = await updateSpec({ repository, document, run, commit: false, onProgress });
  expect(update).toEqual({ difference: "added: one operation", warnings: ["warning: nothing matches"] });
  expect(await readSpec(repository)).toEqual(document);
  expect(await git("log", "--format=%s")).toBe("Begin\n");
  expect((await git("status", "--porcelain", "-uall")).split("\n").map((line) => line.slice(3))).toEqual([
    "spec/openapi.yaml",
    ".changeset/new.md",
    "packages/generated.ts",
    "packages/types.api.md",
    "",
  ]);
});

test("updateSpec makes three commits: the spec, what is generated, the changeset", async () => {
  const { repository, run, git, onProgress } = await createRepository();
  await updateSpec({ repository, document, run, commit: true, onProgress });
  expect(await git("status", "--porcelain")).toBe("");
  expect((await git("log", "--reverse", "--format=", "--name-only")).split("\n")).toEqual([
    "spec/openapi.yaml",
    "spec/openapi.yaml",
    "packages/generated.ts",
    "packages/types.api.md",
    ".changeset/new.md",
    "",
  ]);
});

test("updateSpec puts the old document back if the new one cannot be used", async () => {
  const { repository, run, git, onProgress } = await createRepository("pnpm generate");
  const update = updateSpec({ repository, document, run, commit: true, onProgress });
  await expect(update).rejects.toThrow("spec/openapi.yaml:1 is wrong");
  expect(await git("status", "--porcelain")).toBe("");
});

test("updateSpec leaves faults of the packages to the pull request", async () => {
  const { repository, run, git, onProgress } = await createRepository("pnpm check:packages");
  await updateSpec({ repository, document, run, commit: true, onProgress });
  expect((await git("log", "--format=%s")).trim().split("\n")).toHaveLength(4);
});

test("updateSpec refuses to mix with changes that are not committed", async () => {
  const { repository, run, onProgress } = await createRepository();
  await writeFile(join(repository, "packages/mine.ts"), "");
  const update = updateSpec({ repository, document, run, commit: true, onProgress });
  await expect(update).rejects.toThrow("uncommitted changes");
  expect(await readSpec(repository)).not.toEqual(document);
});
