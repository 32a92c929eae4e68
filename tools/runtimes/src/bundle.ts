import { join } from "node:path";
import type { Bundler } from "./bundler.ts";
import type { Project } from "./project.ts";
import { runCommand } from "./run-command.ts";
import type { Workspace } from "./runtime.ts";
import { commandIn } from "./setup/tool.ts";

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
