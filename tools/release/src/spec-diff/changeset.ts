import { createHash } from "node:crypto";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import * as changesets from "@changesets/write";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { type Bump, findLargestBump, type Verdict } from "./change.ts";
import { printChangeset } from "./report.ts";
import type { Base, Repository } from "./repository.ts";

/** Folders of the packages that follow the API description. They share one version. */
export const folders: readonly string[] = ["types", "client", "sdk", "schemas"];

export interface ReleasedPackages {
  readonly names: readonly string[];
  readonly version: string;
}

/** Reads names and version of the packages. */
export const readPackages = async (root: string): Promise<ReleasedPackages> => {
  const manifests: { name: string; version: string }[] = await Promise.all(
    folders.map(async (folder) => JSON.parse(await readFile(join(root, "packages", folder, "package.json"), "utf8"))),
  );
  return { names: manifests.map(({ name }) => name), version: manifests[0]?.version ?? "0.0.0" };
};

/** The step that is released: before 1.0.0 there is no major one (.changeset/README.md). */
export const toRelease = (bump: Bump, { version }: ReleasedPackages): Bump =>
  bump === "major" && version.startsWith("0.") ? "minor" : bump;

/** Folder of the changesets, from the root. */
const changesetFolder = ".changeset";

/** Whether a changeset was there at the base: then it describes an earlier change. */
const isEarlier = async ({ ask }: Repository, base: Base, name: string): Promise<boolean> =>
  "commit" in base && (await ask("cat-file", "-e", `${base.commit}:${changesetFolder}/${name}`)) !== undefined;

/**
 * Name of the changeset for a change of that spec. It depends on what the change starts from, so that running the command
 * again finds it, and a later change does not.
 */
const nameChangeset = async (repository: Repository, base: Base, before: OpenApiDocument): Promise<string> => {
  const hash = createHash("sha256").update(JSON.stringify(before)).digest("hex").slice(0, 8);
  for (let count = 1; ; count++) {
    const name = `spec-diff-${hash}${count === 1 ? "" : `-${count}`}.md`;
    if (!(await isEarlier(repository, base, name))) return name;
  }
};

/** Changesets that this command wrote since the base. */
const listOwnChangesets = async (repository: Repository, base: Base): Promise<string[]> => {
  const names = await readdir(join(repository.root, changesetFolder));
  const own = [];
  for (const name of names.filter((name) => /^spec-diff-[0-9a-f]{8}(-\d+)?\.md$/.test(name))) {
    if (!(await isEarlier(repository, base, name))) own.push(name);
  }
  return own;
};

/** Changesets that were added or changed since a commit, committed or not. */
const listChanged = async ({ run }: Repository, commit: string): Promise<string[]> => {
  const changed = await run("diff", ...["--name-only", "-z", "--diff-filter=d", commit, "--", changesetFolder]);
  const added = await run("ls-files", "--others", "--exclude-standard", "-z", "--", changesetFolder);
  return `${changed}${added}`.split("\0").filter(Boolean);
};

/** The largest step that changesets since the base ask for one of the packages. A document as base knows of none. */
export const findPendingBump = async (
  repository: Repository,
  base: Base,
  { names }: ReleasedPackages,
): Promise<Bump> => {
  const all = await readChangesets(repository.root);
  const changed = "commit" in base ? await listChanged(repository, base.commit) : undefined;
  const pending = all.filter(({ id }) => changed === undefined || changed.includes(`${changesetFolder}/${id}.md`));
  const releases = pending.flatMap((changeset) => changeset.releases).filter(({ name }) => names.includes(name));
  return findLargestBump(releases.map(({ type }) => type));
};

interface WriteOptions {
  readonly repository: Repository;
  readonly base: Base;
  /** Spec of the base. */
  readonly before: OpenApiDocument;
  readonly packages: ReleasedPackages;
}

/** What happened to the changeset. */
export interface WrittenChangeset {
  /** The file that holds it, from the root; absent if a caller notices nothing. */
  readonly file?: string;
  /** Files of earlier runs that no longer describe anything. */
  readonly removed: readonly string[];
}

/** Writes the changeset for a verdict, in place of what earlier runs wrote since the base. */
export const writeChangeset = async (verdict: Verdict, options: WriteOptions): Promise<WrittenChangeset> => {
  const { repository, base, before, packages } = options;
  const inFolder = (name: string): string => join(repository.root, changesetFolder, name);
  const name = await nameChangeset(repository, base, before);
  const release = toRelease(verdict.bump, packages);
  const own = await listOwnChangesets(repository, base);
  const stale = own.filter((file) => release === "none" || file !== name);
  for (const file of stale) await rm(inFolder(file));
  const removed = stale.map((file) => `${changesetFolder}/${file}`);
  if (verdict.bump === "none" || release === "none") return { removed };

  const releases = packages.names.map((packageName) => ({ name: packageName, type: release }));
  const summary = printChangeset(verdict.bump, verdict);
  const id = await changesets.writeChangeset({ summary, releases }, repository.root, { format: false });
  await rename(inFolder(`${id}.md`), inFolder(name));
  return { file: `${changesetFolder}/${name}`, removed };
};
