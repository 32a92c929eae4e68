import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "../run-command.ts";
import { createInstallEnvironment } from "./environment.ts";

/** Packs one of the packages as it is published: `publishConfig` applied, `workspace:` and `catalog:` resolved. */
export const packPackage = async (name: string, folder: string): Promise<void> => {
  await runCommand("pnpm", ["pack", "--out", join(folder, `${name}.tgz`)], {
    folder: fileURLToPath(new URL(`../../../../packages/${name}`, import.meta.url)),
    environment: createInstallEnvironment(),
  });
};
