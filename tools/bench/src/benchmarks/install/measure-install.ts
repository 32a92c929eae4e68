import { existsSync } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { runCommand } from "@gong-engagement/kit/run-command";

/** Kilobytes of each package that comes with an install, by name and version. */
export type Install = Readonly<Record<string, number>>;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: object;
}

/** Folder of a dependency of a package, found as Node.js finds it. */
const findPackage = (name: string, from: string): Promise<string> => {
  const folder = join(from, "node_modules", name);
  if (existsSync(folder)) return realpath(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return findPackage(name, dirname(from));
};

const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, "package.json"), "utf8"));

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

const isOwn = ({ name }: Manifest): boolean => name.startsWith("@gong-engagement/");

/** Bytes of packages of our own, by name, once they are published. */
const measurePacked = async (folders: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (folders.length === 0) return new Map();
  const output = await runCommand("npm", ["pack", "--dry-run", "--json", "--ignore-scripts", ...folders], {
    cwd: folders[0] ?? "",
  });
  const packed: readonly { readonly name: string; readonly unpackedSize: number }[] = JSON.parse(output);
  return new Map(packed.map(({ name, unpackedSize }) => [name, unpackedSize]));
};

/**
 * Measures a package and all that comes with it: files as they lie on the disk, source maps and types included.
 *
 * @param parts - `foreign` leaves our own packages out
 */
export const measureInstall = async (
  name: string,
  from: string,
  parts: "all" | "foreign" = "all",
): Promise<Install> => {
  const packages = new Map<string, Manifest>();
  const collect = async (dependency: string, dependent: string): Promise<void> => {
    const folder = await findPackage(dependency, dependent);
    if (packages.has(folder)) return;
    const manifest = await readManifest(folder);
    packages.set(folder, manifest);
    for (const next of Object.keys(manifest.dependencies ?? {})) await collect(next, folder);
  };
  await collect(name, from);
  const all = [...packages];
  const own = parts === "all" ? all.filter(([, manifest]) => isOwn(manifest)) : [];
  const foreign = all.filter(([, manifest]) => !isOwn(manifest));
  const packed = await measurePacked(own.map(([folder]) => folder));
  const print = ({ name, version }: Manifest, bytes: number) => [`${name}@${version}`, bytes / 1_000] as const;
  const sizes = foreign.map(async ([folder, manifest]) => print(manifest, await measureFiles(folder)));
  const ownSizes = own.map(([, manifest]) => print(manifest, packed.get(manifest.name) ?? Number.NaN));
  return Object.fromEntries([...ownSizes, ...(await Promise.all(sizes))]);
};
