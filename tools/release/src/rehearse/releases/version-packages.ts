import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rehearsal } from "../rehearsal.ts";
import { readVersion } from "./read-version.ts";

const shownLines = 24;

/** Makes versions and changelogs of the changesets of the copy, and commits them. Shows what a caller will read. */
export const versionPackages = async (rehearsal: Rehearsal, ...args: readonly string[]): Promise<string> => {
  const { transcript, run, copy } = rehearsal;
  return transcript.step(`version: ${["pnpm version-packages", ...args].join(" ")}`, async () => {
    const before = await readVersion(copy);
    await run("pnpm", "version-packages", ...args);
    const version = await readVersion(copy);
    if (version === before) throw new Error(`The version is still ${version}`);
    await run("git", "add", "--all");
    await run("git", "commit", "--quiet", "--message", `Version ${version}`);
    transcript.note(`${before} -> ${version}; packages/sdk/CHANGELOG.md:`);
    const changelog = await readFile(join(copy, "packages/sdk/CHANGELOG.md"), "utf8");
    const [, entry = ""] = changelog.split(/^(?=## )/m);
    const lines = entry.trim().split("\n");
    for (const line of lines.slice(0, shownLines)) transcript.note(`  ${line}`.trimEnd());
    if (lines.length > shownLines) transcript.note(`  ... ${lines.length - shownLines} more lines`);
    return version;
  });
};
