import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { Base } from "../repository/choose-base.ts";
import type { Repository } from "../repository/repository.ts";

/** Folder of the changesets, from the root. */
export const changesetFolder = ".changeset";

/** Whether a changeset was there at the base: then it tells of an earlier change. */
const isEarlier = async ({ ask }: Repository, base: Base, name: string): Promise<boolean> =>
  "commit" in base && (await ask("cat-file", "-e", `${base.commit}:${changesetFolder}/${name}`)) !== undefined;

/**
 * Name of the changeset for a change of that spec. It depends on what the change starts from, so that running the command
 * again finds it, and a later change does not.
 */
export const nameChangeset = async (repository: Repository, base: Base, before: OpenApiDocument): Promise<string> => {
  const hash = createHash("sha256").update(JSON.stringify(before)).digest("hex").slice(0, 8);
  for (let count = 1; ; count++) {
    const name = `spec-diff-${hash}${count === 1 ? "" : `-${count}`}.md`;
    if (!(await isEarlier(repository, base, name))) return name;
  }
};

/** Changesets that this command wrote since the base. */
export const listOwnChangesets = async (repository: Repository, base: Base): Promise<string[]> => {
  const names = await readdir(join(repository.root, changesetFolder));
  const own = [];
  for (const name of names.filter((name) => /^spec-diff-[0-9a-f]{8}(-\d+)?\.md$/.test(name))) {
    if (!(await isEarlier(repository, base, name))) own.push(name);
  }
  return own;
};
