import { createHash } from "node:crypto";
import { join } from "node:path";
import { installOnce } from "@gong-engagement/kit/npm";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** npm packages that hold real API descriptions, in exact versions. Installed for the run, and no dependency of the workspace. */
export const packages = {
  "@blockfrost/openapi": "0.1.93",
  "@directus/specs": "15.2.0",
  "@octokit/openapi": "23.0.2",
  "@readme/oas-examples": "8.2.2",
  "@scalar/galaxy": "0.6.12",
  "rclone-openapi": "1.75.0",
} as const;

const hash = createHash("sha256").update(JSON.stringify(packages)).digest("hex").slice(0, 8);

/** Where the packages are installed, once for each set of versions. It goes with `node_modules`. */
const folder = join(repositoryRoot, "node_modules/.cache/documents", hash);

/**
 * Installs the packages that hold the documents, without running their install scripts, unless they are there.
 *
 * @returns The folder whose `node_modules` holds them.
 */
export const installPackages = async (): Promise<string> => {
  await installOnce({ folder, manifest: { dependencies: packages } });
  return folder;
};
