import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders } from "@gong-engagement/kit/repository-root";

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
