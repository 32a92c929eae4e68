import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import * as changesets from "@changesets/write";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { Verdict } from "../change.ts";
import { printChangeset } from "../report/print-changeset.ts";
import type { Base } from "../repository/choose-base.ts";
import type { Repository } from "../repository/repository.ts";
import { changesetFolder, listOwnChangesets, nameChangeset } from "./changeset-file.ts";
import { type ReleasedPackages, toRelease } from "./packages.ts";

interface WriteOptions {
  readonly repository: Repository;
  readonly base: Base;
  /** Spec of the base. */
  readonly before: OpenApiDocument;
  readonly packages: ReleasedPackages;
}

/** What became of the changeset. */
export interface WrittenChangeset {
  /** The file that holds it, from the root; absent if a caller notices nothing. */
  readonly file?: string;
  /** Files of earlier runs that tell of nothing any more. */
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
