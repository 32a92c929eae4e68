import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

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
