import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { packageFolders, repositoryRoot } from "@gong-engagement/kit/repository-root";
import { runCommand } from "@gong-engagement/kit/run-command";

/** Packs the packages as they are built into `target` (created), as a release would. Resolves with the paths of the tarballs. */
export const packPackages = async (target: string): Promise<string[]> => {
  await mkdir(target, { recursive: true });
  const pack = async (folder: string): Promise<void> => {
    const cwd = join(repositoryRoot, "packages", folder);
    await runCommand("pnpm", ["pack", "--pack-destination", target], { cwd, timeout: 60_000 });
  };
  await Promise.all(packageFolders.map(pack));
  return listTarballs(target);
};

/** Paths of the tarballs in a folder and the folders below it. */
export const listTarballs = async (folder: string): Promise<string[]> => {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".tgz")).map((file) => join(folder, file));
};
