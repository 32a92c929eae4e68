import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bump } from "../change.ts";

/** Folders of the packages that follow the API description. They share one version. */
const folders = ["types", "client", "sdk"];

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
