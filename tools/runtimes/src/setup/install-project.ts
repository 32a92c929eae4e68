import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { createInstallEnvironment } from "./environment.ts";

interface Lockfile {
  readonly packages: { readonly [path: string]: { readonly resolved?: string } };
}

/**
 * Installs what the `package.json` of the folder names, with npm.
 *
 * @throws Error if one of our packages came from elsewhere than from its tarball.
 */
export const installProject = async (folder: string): Promise<void> => {
  await runCommand("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], {
    folder,
    environment: createInstallEnvironment(),
    timeout: 120_000,
  });
  const { packages } = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8")) as Lockfile;
  for (const [path, { resolved }] of Object.entries(packages)) {
    if (path.includes("@gong-engagement/") && !resolved?.startsWith("file:../tarballs/")) {
      throw new Error(`${path} was installed from ${resolved ?? "a registry"}, not from its tarball`);
    }
  }
};
