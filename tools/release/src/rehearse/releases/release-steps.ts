import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readChangesets } from "@changesets/read";
import { packageFolders } from "@gong-engagement/kit/repository-root";
import type { Rehearsal, Release } from "../rehearsal.ts";

/** Whether a repository has changesets that are not released yet. */
export const hasChangesets = async (repository: string): Promise<boolean> =>
  (await readChangesets(repository)).length > 0;

/** Writes a changeset into the copy, as a contributor would by hand. */
export const addChangeset = async ({ copy }: Rehearsal, name: string, bump: "minor" | "patch", text: string) => {
  const content = `---\n"@gong-engagement/sdk": ${bump}\n---\n\n${text}\n`;
  await writeFile(join(copy, ".changeset", `${name}.md`), content);
};

/**
 * The version of the packages of a repository.
 *
 * @throws Error if they differ: `fixed` in .changeset/config.json keeps them at one.
 */
export const readVersion = async (repository: string): Promise<string> => {
  const versions = packageFolders.map(async (folder): Promise<string> => {
    return JSON.parse(await readFile(join(repository, "packages", folder, "package.json"), "utf8")).version;
  });
  const [version = "", ...others] = new Set(await Promise.all(versions));
  if (others.length > 0) throw new Error(`The packages have different versions: ${[version, ...others].join(", ")}`);
  return version;
};

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

interface Sbom {
  readonly components?: readonly { readonly group?: string; readonly name: string; readonly version: string }[];
}

/** Writes the lists of what each package brings into a project (SBOM), and notes them. */
export const writeSboms = async ({ run, copy, transcript }: Rehearsal): Promise<void> => {
  await run("pnpm", "release:sbom");
  for (const folder of packageFolders) {
    const manifest = JSON.parse(await readFile(join(copy, "packages", folder, "package.json"), "utf8"));
    const sbom: Sbom = JSON.parse(await readFile(join(copy, "sbom", `gong-engagement-${folder}.cdx.json`), "utf8"));
    const components = (sbom.components ?? []).map(({ group, name, version }) => ({
      name: group ? `${group}/${name}` : name,
      version,
    }));
    const missing = Object.keys(manifest.dependencies ?? {}).filter(
      (name) => !components.some((one) => one.name === name),
    );
    if (missing.length > 0) throw new Error(`The SBOM of ${folder} lacks ${missing.join(", ")}`);
    const list = components.map(({ name, version }) => `${name} ${version}`).join(", ");
    transcript.note(`${folder} brings ${list || "nothing else"}`);
  }
};

/** Makes sure that each tag of the SDK stands for the release that was published under it last, and notes them. */
export const verifyTags = async ({ registry, transcript }: Rehearsal, releases: readonly Release[]): Promise<void> => {
  const path = `-/package/${encodeURIComponent("@gong-engagement/sdk")}/dist-tags`;
  const response = await fetch(new URL(path, registry.url));
  const tags = (await response.json()) as Readonly<Record<string, string>>;
  const expected = Object.fromEntries(releases.map(({ tag, version }) => [tag, version]));
  for (const tag of new Set([...Object.keys(tags), ...Object.keys(expected)])) {
    if (tags[tag] !== expected[tag]) throw new Error(`The tag ${tag} is ${tags[tag]}, not ${expected[tag]}`);
    transcript.note(`@gong-engagement/sdk@${tag} is ${tags[tag]}`);
  }
};
