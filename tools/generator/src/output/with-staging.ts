import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withLock } from "./with-lock.ts";

const prefix = ".generate-";

const removeStale = async (folder: string): Promise<void> => {
  const stale = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true, force: true })));
};

const inStaging = async <Result>(parent: string, work: (staging: string) => Promise<Result>): Promise<Result> => {
  const staging = await mkdtemp(join(parent, prefix));
  try {
    return await work(staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};

/**
 * Does some work in an empty folder that is gone afterwards. For writing it lies beside the packages, on their file
 * system, one run at a time; what a killed run left there is removed.
 */
export const withStaging = <Result>(
  packagesFolder: string,
  check: boolean,
  work: (staging: string) => Promise<Result>,
): Promise<Result> => {
  if (check) return inStaging(tmpdir(), work);
  return withLock(join(packagesFolder, ".generate.lock"), async () => {
    await removeStale(packagesFolder);
    return inStaging(packagesFolder, work);
  });
};

/**
 * Puts a whole folder in the place of another. Both lie on the same file system, so at any moment the place holds all
 * of the old folder, all of the new one, or nothing.
 */
export const swapFolder = async (target: string, replacement: string, discarded: string): Promise<void> => {
  await rename(target, discarded).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  await mkdir(dirname(target), { recursive: true });
  await rename(replacement, target);
  await rm(discarded, { recursive: true, force: true });
};
