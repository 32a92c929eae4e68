import { join, relative } from "node:path";
import { type Project, packageProjects } from "./project.ts";
import { runCommand } from "./run-command.ts";
import type { Workspace } from "./runtime.ts";
import { createNpmTool } from "./setup/create-npm-tool.ts";
import { commandIn, type Tool } from "./setup/tool.ts";
import { versions } from "./versions.ts";

/** A bundler for the web: Workers and browsers. */
export interface Bundler {
  readonly name: string;
  readonly version: string;
  readonly tool: Tool;
  /** Arguments that bundle the program. */
  readonly arguments: (program: string, output: string) => readonly string[];
}

const createBundler = (name: "esbuild" | "rolldown", bundlerArguments: Bundler["arguments"]): Bundler => {
  const version = versions[name];
  return { name, version, tool: createNpmTool({ name, version, command: name }), arguments: bundlerArguments };
};

export const esbuild: Bundler = createBundler("esbuild", (program, output) => [
  program,
  "--bundle",
  "--format=esm",
  "--platform=browser",
  `--outfile=${output}`,
]);

export const rolldown: Bundler = createBundler("rolldown", (program, output) => [
  program,
  "--format=esm",
  "--platform=browser",
  `--file=${output}`,
]);

/** Bundles a program of a project, and returns the path of the bundle. `options` are the bundler's own. */
export const bundle = async (
  { folder, pathOf }: Workspace,
  { name, tool, arguments: bundlerArguments }: Bundler,
  project: Project,
  program: string,
  ...options: readonly string[]
): Promise<string> => {
  const output = join(
    folder,
    project,
    ["bundle", name, ...options.map((option) => option.slice(2)), program].join("."),
  );
  const command = commandIn(pathOf(tool), name);
  await runCommand(command, [...bundlerArguments(program, output), ...options], { folder: join(folder, project) });
  return output;
};

/** Bundles the program of that name of all projects of packages, and returns the paths of the bundles below the folder. */
export const bundleAll = async (
  workspace: Workspace,
  bundler: Bundler,
  program: string,
): Promise<readonly string[]> => {
  const bundles: string[] = [];
  for (const project of packageProjects) {
    bundles.push(relative(workspace.folder, await bundle(workspace, bundler, project, program)));
  }
  return bundles;
};
