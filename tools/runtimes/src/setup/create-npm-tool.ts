import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import { commandIn, type Tool } from "./tool.ts";

/** A tool in one exact version of an npm package. */
export interface NpmTool {
  readonly name: string;
  readonly version: string;
  /** Command that is asked for its `--version`, the one of the package or of one that it depends on. Absent: it is not asked. */
  readonly command?: string;
  /** What it answers, if that is not `version`. */
  readonly prints?: string;
}

/** The package `node` has a script that installs this one, with another npm. */
const nodeOfMachine = `node${process.platform === "darwin" && process.arch === "arm64" ? "-bin" : ""}-${process.platform}-${process.arch}`;

const verify = async (folder: string, { name, version, command, prints = version }: NpmTool): Promise<void> => {
  if (command === undefined) return;
  const places = [folder, join(folder, "node_modules", name)].map((place) => commandIn(place, command));
  const printed = await runCommand(places.find(existsSync) ?? command, ["--version"], { folder });
  if (printed.match(/\d[\w.-]*/)?.[0] !== prints) {
    throw new Error(`${name} ${version} says that it is ${printed.trim()}`);
  }
};

/** A tool that is installed from npm. Its path is the folder in whose `node_modules` it is. */
export const createNpmTool = (tool: NpmTool): Tool => ({
  label: `${tool.name} ${tool.version}`,
  package: { name: tool.name === "node" ? nodeOfMachine : tool.name, version: tool.version },
  prepare: async (folder) => {
    await verify(folder, tool);
    return folder;
  },
});
