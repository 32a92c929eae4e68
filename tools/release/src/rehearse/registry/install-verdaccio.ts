import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@gong-engagement/kit/run-command";

/** Not a dependency of the workspace: it brings 300 packages, and is needed for rehearsals only. */
const manifest = {
  private: true,
  dependencies: { verdaccio: "6.10.4" },
  overrides: { "node-fetch": "2.7.0" }, // It asks for the tag `cjs`, which not every registry has.
};

/** Installs verdaccio into a folder, which is created. Resolves with the path of its script. */
export const installVerdaccio = async (folder: string, signal: AbortSignal): Promise<string> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  const args = ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];
  await runCommand("npm", args, { cwd: folder, signal });
  return join(folder, "node_modules/verdaccio/bin/verdaccio");
};
