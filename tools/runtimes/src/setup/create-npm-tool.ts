import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { createInstallEnvironment } from "./environment.ts";
import { cacheFolder } from "./folders.ts";
import { commandIn, type Tool } from "./tool.ts";

/** A tool in one exact version of an npm package. */
export interface NpmTool {
  readonly name: string;
  readonly version: string;
  /** Command that is asked for its `--version`. Absent if the package has none. */
  readonly command?: string;
  /** What it answers, if that is not `version`. */
  readonly prints?: string;
  /** Whether it needs its install script. Those of all other packages are not run. */
  readonly installScript?: boolean;
}

const verify = async ({ name, version, command, prints = version }: NpmTool, folder: string): Promise<void> => {
  if (command === undefined) return;
  const printed = await runCommand(commandIn(folder, command), ["--version"], { folder });
  if (printed.match(/\d[\w.-]*/)?.[0] !== prints) {
    throw new Error(
      `${name} ${version} in ${folder} says that it is ${printed.trim()}. Delete that folder and try again.`,
    );
  }
};

const install = async (tool: NpmTool, folder: string): Promise<void> => {
  const { name, version, installScript = false } = tool;
  await mkdir(cacheFolder, { recursive: true });
  // Under its final name only when it is complete: a run may be interrupted, and two may overlap.
  const stagingFolder = await mkdtemp(`${folder}-`);
  try {
    const manifest = { private: true, dependencies: { [name]: version }, allowScripts: { [name]: installScript } };
    await writeFile(join(stagingFolder, "package.json"), JSON.stringify(manifest));
    const options = ["--no-audit", "--no-fund", "--prefer-offline", ...(installScript ? [] : ["--ignore-scripts"])];
    await runCommand("npm", ["install", ...options], {
      folder: stagingFolder,
      environment: createInstallEnvironment(),
      timeout: 300_000,
    });
    await verify(tool, stagingFolder);
    await rename(stagingFolder, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(stagingFolder, { recursive: true, force: true });
  }
};

/** A tool that npm installs once in `node_modules/.cache/runtimes`; later runs find it there. Its path is that folder. */
export const createNpmTool = (tool: NpmTool): Tool => ({
  label: `${tool.name} ${tool.version}`,
  prepare: async () => {
    const folder = join(cacheFolder, `${tool.name}@${tool.version}`.replace("/", "+"));
    if (existsSync(folder)) await verify(tool, folder);
    else await install(tool, folder);
    return folder;
  },
});
