import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readChangesets } from "@changesets/read";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";
import { afterAll, beforeAll, expect, test } from "vitest";

const changesets: Readonly<Record<string, string>> = {
  first: '---\n"@gong-engagement/types": minor\n---\n\nAdd a field\n\nGong has it now.\n\nWhat to do: nothing.\n',
  second: '---\n"@gong-engagement/types": minor\n---\n\nAdd another\n\nWhat to do:\n\n- `send` it\n',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gong-engagement-"));
  await mkdir(join(folder, ".changeset"));
  for (const name of packageFolders) {
    await mkdir(join(folder, "packages", name), { recursive: true });
    await cp(join(repositoryRoot, "packages", name, "package.json"), join(folder, "packages", name, "package.json"));
  }
  await writeFile(join(folder, "package.json"), '{ "name": "root", "private": true }\n');
  await writeFile(join(folder, "pnpm-workspace.yaml"), "packages: [packages/*]\n");
  await writeFile(join(folder, "pnpm-lock.yaml"), "");
  const config = JSON.parse(await readFile(join(repositoryRoot, ".changeset/config.json"), "utf8"));
  const changelog = fileURLToPath(new URL(config.changelog, new URL("../../../.changeset/", import.meta.url)));
  await writeFile(join(folder, ".changeset/config.json"), JSON.stringify({ ...config, changelog }));
  for (const [name, text] of Object.entries(changesets)) await writeFile(join(folder, `.changeset/${name}.md`), text);
  await runCommand("git", ["init", "-q", "-b", "main"], { cwd: folder });
  const changeset = join(repositoryRoot, "node_modules/@changesets/cli/bin.js");
  await runCommand(process.execPath, [changeset, "version"], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true }));

const readChangelog = (name: string): Promise<string> =>
  readFile(join(folder, "packages", name, "CHANGELOG.md"), "utf8");

test("each changeset of this repository has a title, a reason, and what a caller must do", async () => {
  for (const { id, summary } of await readChangesets(repositoryRoot)) {
    expect(summary.trim(), id).toMatch(/^[A-Z].*[^.]\n\n(.*\n)+\nWhat to do:/);
  }
});

test("a changelog has each changeset as it was written, one after the other", async () => {
  const [, ...entries] = (await readChangelog("types")).split("#### ");
  expect(entries.map((entry) => entry.trim()).sort()).toEqual([
    "Add a field\n\nGong has it now.\n\nWhat to do: nothing.",
    "Add another\n\nWhat to do:\n\n- `send` it",
  ]);
  expect(await readChangelog("types")).toContain("\n\n#### Add");
});

test("the packages get the same version, also without a change of their own", async () => {
  for (const name of packageFolders) {
    const { version } = JSON.parse(await readFile(join(folder, "packages", name, "package.json"), "utf8"));
    expect(await readChangelog(name)).toContain(`## ${version}\n`);
  }
  expect(await readChangelog("sdk")).toContain("No changes in this release.");
  expect(await readChangelog("sdk")).not.toContain("dependencies");
});
