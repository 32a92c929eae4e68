import { existsSync } from "node:fs";
import { join } from "node:path";
import { installOnce } from "@gong-engagement/kit/npm";
import { runCommand } from "../run-command.ts";
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

/** A tool that npm installs once in `node_modules/.cache/runtimes`; later runs find it there. Its path is that folder. */
export const createNpmTool = (tool: NpmTool): Tool => ({
  label: `${tool.name} ${tool.version}`,
  prepare: async () => {
    const { name, version, installScript = false } = tool;
    const folder = join(cacheFolder, `${name}@${version}`.replace("/", "+"));
    const manifest = { dependencies: { [name]: version }, allowScripts: { [name]: installScript } };
    if (existsSync(folder)) await verify(tool, folder);
    await installOnce({ folder, manifest, runScripts: installScript, complete: (staging) => verify(tool, staging) });
    return folder;
  },
});
