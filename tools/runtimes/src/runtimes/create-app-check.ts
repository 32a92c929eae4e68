import { join } from "node:path";
import manifest from "../../programs/apps/package.json" with { type: "json" };
import { runCommand } from "../run-command.ts";
import type { Check, Workspace } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { createProgramEnvironment } from "../setup/environment.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

/** The oldest Node.js that `engines` allows, and the newest. */
export const oldestNode: string = versions.node[0];
export const newestNode: string = versions.node[3];

/** What applications use the SDK with, by name. */
const apps: Readonly<Record<string, string>> = manifest.dependencies;

interface AppCheck {
  /** Name of the package in `programs/apps/package.json`, and how the table writes it. */
  readonly name: string;
  readonly title: string;
  readonly form: string;
  /** Version of Node.js. */
  readonly node?: string;
  /** Runs Node.js in the folder of the applications, and returns what the table says. */
  readonly run: (
    workspace: Workspace,
    runNode: (nodeArguments: readonly string[], environment?: Readonly<Record<string, string>>) => Promise<string>,
  ) => Promise<string>;
}

/** A check of the SDK inside of a framework, on a given Node.js. */
export const createAppCheck = ({ name, title, form, node = newestNode, run }: AppCheck): Check => {
  const tool = createNpmTool({ name: "node", version: node, command: "node" });
  return {
    runtime: `${title} ${apps[name]}`,
    form: `${form}, Node ${node}`,
    projects: ["apps"],
    tools: [tool],
    run: (workspace) =>
      run(workspace, (nodeArguments, environment = {}) =>
        runCommand(commandIn(workspace.pathOf(tool), "node"), nodeArguments, {
          folder: join(workspace.folder, "apps"),
          environment: { ...createProgramEnvironment(), SERVICE_URL: workspace.baseUrl, ...environment },
          timeout: 300_000,
        }),
      ),
  };
};
