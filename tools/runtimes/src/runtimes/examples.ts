import { delimiter, dirname, join } from "node:path";
import { followReadme } from "../follow-readme.ts";
import { runCommand } from "../run-command.ts";
import type { Check, Runtime } from "../runtime.ts";
import { listExamples } from "../setup/copy-examples.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { createProgramEnvironment } from "../setup/environment.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

/** Node.js 24, from which on the examples run as they are, and the newest one. */
const nodes = [versions.nodeWithSqlite[2], versions.nodeWithSqlite[3]].map((version) =>
  createNpmTool({ name: "node", version, command: "node", installScript: true }),
);

const createCheck = (name: string): Check => {
  return {
    runtime: "Examples",
    form: name,
    projects: ["examples"],
    tools: nodes,
    run: async ({ folder: parent, pathOf }) => {
      const folder = join(parent, "examples", name);
      const [old = {}, current = {}] = nodes.map((node) => {
        const environment = createProgramEnvironment();
        const path = [dirname(commandIn(pathOf(node), "node")), environment.PATH].join(delimiter);
        return { ...environment, PATH: path };
      });
      await runCommand("npm", ["run", "typecheck"], { folder, environment: current });
      await runCommand("npm", ["test"], { folder, environment: old });
      await followReadme(folder, current);
      return "ok";
    },
  };
};

/** The projects of `examples`: their types, their tests, and what their READMEs say. */
export const examples: Runtime = { name: "examples", checks: (await listExamples()).map(createCheck) };
