import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { styleText } from "node:util";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runCommand } from "@gong-engagement/kit/run-command";
import { copyRepository } from "../rehearse/copy-repository.ts";
import { readVersion } from "../rehearse/releases/release-steps.ts";
import { folders } from "../spec-diff/changeset.ts";
import { addOptionalProperty } from "./spec-changes.ts";

const fence = /^ *```sh walkthrough\n(.*?)^ *```$/gms;

/** The commands of a Markdown text's shell blocks that are marked `walkthrough`, in their order. */
export const listCommands = (markdown: string): string[] =>
  [...markdown.matchAll(fence)].flatMap(([, block = ""]) =>
    block
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );

/** What the new API description has. */
const property = "walkthroughNote";

const checkResult = async (repository: string, before: string): Promise<string> => {
  const version = await readVersion(repository);
  const [major, minor] = before.split(".");
  const expected = `${major}.${Number(minor) + 1}.0`;
  if (version !== expected) throw new Error(`An optional property is a minor step, to ${expected}, not to ${version}`);
  for (const folder of folders) {
    const changelog = await readFile(join(repository, "packages", folder, "CHANGELOG.md"), "utf8");
    const [, entry = ""] = changelog.split(/^(?=## )/m);
    if (!entry.includes(property)) throw new Error(`The changelog of ${folder} does not say what is new:\n${entry}`);
  }
  const status = await runCommand("git", ["status", "--porcelain"], { cwd: repository });
  if (status !== "") throw new Error(`The commands leave something uncommitted:\n${status}`);
  return version;
};

/**
 * Runs the commands of CONTRIBUTING.md that are marked `walkthrough`, in a temporary copy of what is committed, with a new
 * API description beside it.
 *
 * @throws Error if one fails, or they do not lead to a version of the right step, with changelogs that say what is new.
 */
export const walkThrough = async (write: (text: string) => void, signal: AbortSignal): Promise<void> => {
  await using folder = await createTemporaryFolder();
  const repository = join(folder.path, "repository");
  await copyRepository(repository, signal);
  const before = await readVersion(repository);
  const spec = await readFile(join(repository, "spec/openapi.yaml"), "utf8");
  await writeFile(join(folder.path, "openapi.yaml"), addOptionalProperty(spec, property));

  for (const command of listCommands(await readFile(join(repository, "CONTRIBUTING.md"), "utf8"))) {
    write(`\n${styleText("bold", `$ ${command}`)}\n`);
    await runCommand("sh", ["-c", command], { cwd: repository, signal, timeout: 15 * 60_000, onOutput: write });
  }
  write(`\n${before} -> ${await checkResult(repository, before)}, as CONTRIBUTING.md says.\n`);
};
