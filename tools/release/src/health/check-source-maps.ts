import { readFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import type { PackedPackage } from "./packed-package.ts";

interface SourceMap {
  readonly sourceRoot?: string;
  readonly sources: readonly string[];
}

const checkFile = async (file: string, { root, files }: PackedPackage): Promise<string[]> => {
  const code = await readFile(join(root, file), "utf8");
  const url = /^\/\/# sourceMappingURL=(.+)$/m.exec(code)?.[1];
  if (url === undefined) return [`${file} names no map`];
  const path = posix.join(dirname(file), url);
  if (!files.includes(path)) return [`${file} names the map ${path}, which is not in the package`];
  const map: SourceMap = JSON.parse(await readFile(join(root, path), "utf8"));
  if (map.sources.length === 0) return [`${path} names no source`];
  return map.sources
    .map((source) => posix.join(dirname(path), map.sourceRoot ?? "", source))
    .filter((source) => !files.includes(source))
    .map((source) => `${path} leads to ${source}, which is not in the package`);
};

/** Whether every script and declaration leads, by its map, to a source in the tarball: what debuggers and editors follow. */
export const checkSourceMaps = async (packed: PackedPackage): Promise<string[]> => {
  const compiled = packed.files.filter((file) => /^dist\/.+\.(js|d\.ts)$/.test(file));
  return (await Promise.all(compiled.map((file) => checkFile(file, packed)))).flat();
};
