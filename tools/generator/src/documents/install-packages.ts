import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "../config.ts";
import { packages } from "./packages.ts";

const hash = createHash("sha256").update(JSON.stringify(packages)).digest("hex").slice(0, 8);

/** Where the packages are installed, once for each set of versions. It goes with `node_modules`. */
const folder = join(repositoryRoot, "node_modules/.cache/documents", hash);

/** Of what pnpm and npx pass on only what says where packages come from: the rest belongs to this repository. */
const isPassedOn = (name: string): boolean =>
  !/^p?npm_/i.test(name) || /^npm_config_(registry|userconfig|cache)$/i.test(name);

/** Milliseconds after which the installation is given up. */
const timeout = 300_000;

const installInto = async (target: string): Promise<void> => {
  await writeFile(join(target, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
  await promisify(execFile)("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], {
    cwd: target,
    timeout,
    env: Object.fromEntries(Object.entries(process.env).filter(([name]) => isPassedOn(name))),
  });
};

/**
 * Installs the packages that hold the documents, without running their install scripts, unless they are there.
 *
 * @returns The folder whose `node_modules` holds them.
 */
export const installPackages = async (): Promise<string> => {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  // Under its final name only when it is complete: a run may be interrupted, and two may overlap.
  const staging = await mkdtemp(`${folder}-`);
  try {
    await installInto(staging);
    await rename(staging, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return folder;
};
