import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInstallEnvironment } from "@gong-engagement/kit/npm";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import type { Project } from "../project.ts";
import { runCommand } from "../run-command.ts";

/** Packs one of the packages as it is published: `publishConfig` applied, `workspace:` and `catalog:` resolved. */
export const packPackage = async (name: string, folder: string): Promise<void> => {
  await runCommand("pnpm", ["pack", "--out", join(folder, `${name}.tgz`)], {
    folder: join(repositoryRoot, "packages", name),
    environment: createInstallEnvironment(),
  });
};

interface NpmLockfile {
  readonly packages: { readonly [path: string]: { readonly resolved?: string } };
}

/** Where each of our packages came from, by its path or name in the lockfile. */
type Origins = readonly (readonly [name: string, origin: string | undefined])[];

const installWithNpm = async (folder: string): Promise<Origins> => {
  await runCommand("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], {
    folder,
    environment: createInstallEnvironment(),
    timeout: 120_000,
  });
  const { packages } = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as NpmLockfile;
  return Object.entries(packages)
    .filter(([path]) => path.includes("@gong-engagement/"))
    .map(([path, { resolved }]) => [path, resolved]);
};

/** With pnpm, what a package does not declare cannot be found. Install scripts run where `pnpm-workspace.yaml` allows them. */
const installWithPnpm = async (folder: string): Promise<Origins> => {
  await runCommand("pnpm", ["install", "--prefer-offline"], {
    folder,
    environment: createInstallEnvironment(),
    timeout: 300_000,
  });
  const lockfile = await readFile(join(folder, "pnpm-lock.yaml"), "utf8");
  return [...lockfile.matchAll(/^ {2}'(@gong-engagement\/\w+)@([^'(]+)[^']*':/gm)].map(([, name = "", origin]) => [
    name,
    origin,
  ]);
};

/**
 * Installs what the `package.json` of the project names.
 *
 * @throws Error if one of our packages came from elsewhere than from its tarball.
 */
export const installProject = async (project: Project, folder: string): Promise<void> => {
  const isForPnpm = existsSync(join(folder, "pnpm-workspace.yaml"));
  const origins = await (isForPnpm ? installWithPnpm(folder) : installWithNpm(folder));
  if (origins.length === 0) throw new Error(`The lockfile of ${project} names none of our packages`);
  for (const [name, origin] of origins) {
    if (!origin?.startsWith("file:../tarballs/")) {
      throw new Error(`${name} was installed from ${origin ?? "a registry"}, not from its tarball`);
    }
  }
};
