import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInstallEnvironment } from "@gong-engagement/kit/npm";
import { runCommand } from "../run-command.ts";
import type { Tool } from "./tool.ts";

const settings = {
  packages: ["*"],
  allowBuilds: { bun: true }, // Its script looks for the binary that fits this machine.
  strictDepBuilds: false,
  preferSymlinkedExecutables: true, // A script in its place tells Node.js where other packages are.
};

/** Where the package of a tool is installed, below a folder for all of them. */
export const folderOf = ({ label }: Tool, folder: string): string => join(folder, label.replaceAll(/[^\w.]+/g, "-"));

/** Installs the packages of all tools at once with pnpm, whose store has what an earlier run has downloaded. */
export const installTools = async (tools: readonly Tool[], folder: string): Promise<void> => {
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  for (const tool of tools) {
    await mkdir(folderOf(tool, folder));
    if (tool.package === undefined) continue;
    const { name, version } = tool.package;
    const manifest = { private: true, dependencies: { [name]: version } };
    await writeFile(join(folderOf(tool, folder), "package.json"), JSON.stringify(manifest));
  }
  await runCommand("pnpm", ["install", "--prefer-offline"], {
    folder,
    environment: createInstallEnvironment(),
    timeout: 300_000,
  });
};
