import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Files below a folder: path with `/`, relative to the folder, to content. Empty if there is no such folder. */
export type Tree = ReadonlyMap<string, Buffer>;

/** Reads all files below a folder. */
export const readTree = async (folder: string): Promise<Tree> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [relative(folder, path).replaceAll(sep, "/"), await readFile(path)] as const),
  );
  return new Map(files);
};
