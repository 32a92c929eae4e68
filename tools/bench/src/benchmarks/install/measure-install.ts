import { existsSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { runCommand } from "../../command/run-command.ts";

/** What installing a package brings. */
export interface Install {
  readonly packages: number;
  readonly kilobytes: number;
}

/** Where the dependency of a package stands, looked for as Node.js does. */
const findPackage = (name: string, from: string): Promise<string> => {
  const folder = join(from, "node_modules", name);
  if (existsSync(folder)) return realpath(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return findPackage(name, dirname(from));
};

const readDependencies = async (folder: string): Promise<string[]> => {
  const manifest: { readonly dependencies?: object } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  return Object.keys(manifest.dependencies ?? {});
};

/** Bytes of a package that was installed from a registry. */
const measureFiles = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !file.slice(folder.length).includes(`${sep}node_modules${sep}`));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

/** Bytes of a package of this workspace, once it is published. */
const measurePacked = async (folder: string): Promise<number> => {
  const output = await runCommand("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder });
  const [packed]: readonly { readonly unpackedSize: number }[] = JSON.parse(output);
  return packed?.unpackedSize ?? Number.NaN;
};

const isInstalled = (folder: string): boolean => folder.includes(`${sep}node_modules${sep}`);

/** Measures a package and all that comes with it: files as they lie on the disk, source maps and types included. */
export const measureInstall = async (name: string, from: string): Promise<Install> => {
  const folders = new Set<string>();
  const collect = async (dependency: string, dependent: string): Promise<void> => {
    const folder = await findPackage(dependency, dependent);
    if (folders.has(folder)) return;
    folders.add(folder);
    for (const next of await readDependencies(folder)) await collect(next, folder);
  };
  await collect(name, from);
  const measure = (folder: string): Promise<number> =>
    isInstalled(folder) ? measureFiles(folder) : measurePacked(folder);
  const sizes = await Promise.all(Array.from(folders, measure));
  return { packages: folders.size, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1_000 };
};
