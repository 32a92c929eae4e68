import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { runCommand } from "@gong-engagement/kit/run-command";

/** The settings of a package.json that are checked. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly license?: string;
  readonly sideEffects?: boolean;
  readonly homepage?: string;
  readonly bugs?: string;
  readonly repository?: { readonly url?: string; readonly directory?: string };
  readonly engines?: { readonly node?: string };
  readonly exports?: unknown;
  readonly main?: string;
  readonly types?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: { readonly access?: string };
}

/** A package as it is published: its tarball, and what comes out of it. */
export interface PackedPackage {
  /** Name of its folder in `packages`. */
  readonly folder: string;
  readonly tarball: string;
  /** Folder with the tarball's content. */
  readonly root: string;
  readonly manifest: Manifest;
  /** Paths of all its files, relative to `root`, sorted. */
  readonly files: readonly string[];
}

/** Reads a package whose tarball was unpacked into `root`. */
export const readPackedPackage = async (tarball: string, root: string): Promise<PackedPackage> => {
  const manifest: Manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return {
    folder: manifest.name.split("/").at(-1) ?? manifest.name,
    tarball,
    root,
    manifest,
    files: files.map((file) => relative(root, join(file.parentPath, file.name)).replaceAll("\\", "/")).sort(),
  };
};

/** Unpacks a tarball into the folder `root`, which is created. */
export const unpack = async (tarball: string, root: string): Promise<PackedPackage> => {
  await mkdir(root, { recursive: true });
  await runCommand("tar", ["-xzf", tarball, "-C", root, "--strip-components=1"], { cwd: root });
  return readPackedPackage(tarball, root);
};
