import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import { expect, test } from "vitest";
import { cloneRepository } from "./copy-repository.ts";

const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];

test.each([
  ["on another branch", ["switch", "--quiet", "--create", "other"]],
  ["on no branch, as on CI", ["switch", "--quiet", "--detach"]],
])("the copy of a repository %s has its commit as main and origin/main", async (_, leaveMain) => {
  await using folder = await createTemporaryFolder();
  const git = (cwd: string, ...args: readonly string[]) => runCommand("git", [...identity, ...args], { cwd });
  const original = join(folder.path, "original");
  await git(folder.path, "init", "--quiet", "--initial-branch=main", original);
  await writeFile(join(original, "a.txt"), "a");
  await git(original, "add", ".");
  await git(original, "commit", "--quiet", "--message", "Add a");
  await git(original, ...leaveMain);
  await git(original, "commit", "--quiet", "--allow-empty", "--message", "Change");
  await git(original, "branch", "--quiet", "--delete", "--force", "main");

  const copy = join(folder.path, "copy");
  await cloneRepository(original, copy);
  const commit = await git(original, "rev-parse", "HEAD");
  expect(await git(copy, "rev-parse", "HEAD", "main", "origin/main")).toBe(commit.repeat(3));
});
