import { readChangesets } from "@changesets/read";
import { type Bump, findLargestBump } from "../change.ts";
import type { Base } from "../repository/choose-base.ts";
import type { Repository } from "../repository/repository.ts";
import { changesetFolder } from "./changeset-file.ts";
import type { ReleasedPackages } from "./packages.ts";

/** Changesets that were added or changed since a commit, committed or not. */
const listChanged = async ({ run }: Repository, commit: string): Promise<string[]> => {
  const changed = await run(
    "diff",
    "--name-only",
    "--no-relative",
    "-z",
    "--diff-filter=d",
    commit,
    "--",
    changesetFolder,
  );
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
