import { readFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { findFreePort } from "@gong-engagement/kit/find-free-port";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { followCommands, followReadme, readCommands } from "../follow-readme.ts";
import { runCommand } from "../run-command.ts";
import type { Check, Runtime } from "../runtime.ts";
import { listExamples } from "../setup/copy-examples.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { createProgramEnvironment } from "../setup/environment.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

/** Node.js 24, from which on the examples run as they are, and the newest one. */
const nodes = [versions.nodeWithSqlite[2], versions.nodeWithSqlite[3]].map((version) =>
  createNpmTool({ name: "node", version, command: "node" }),
);

/** An environment in which `node` is that one. */
const createEnvironment = (node: string): NodeJS.ProcessEnv => {
  const environment = createProgramEnvironment();
  return { ...environment, PATH: [dirname(node), environment.PATH].join(delimiter) };
};

const createCheck = (name: string): Check => {
  return {
    runtime: "Examples",
    form: name,
    projects: ["examples"],
    tools: nodes,
    run: async ({ folder: parent, pathOf }) => {
      const folder = join(parent, "examples", name);
      const [old = {}, current = {}] = nodes.map((node) => createEnvironment(commandIn(pathOf(node), "node")));
      // As `npm run` does, in a tenth of the time.
      await runCommand("node", ["--run", "typecheck"], { folder, environment: current });
      await runCommand("node", ["--run", "test"], { folder, environment: old });
      await followReadme(folder, current);
      return "ok";
    },
  };
};

const heading = "Try it without the service";

/** What the README of the command says: three commands from an empty folder to the first event. The first one is done already. */
const firstEvent: Check = {
  runtime: "Examples",
  form: "the first event of the README of cli",
  projects: ["examples"],
  tools: nodes,
  run: async ({ folder: parent, pathOf }) => {
    const readme = await readFile(join(repositoryRoot, "packages/cli/README.md"), "utf8");
    const [install, start = "", report = "", ...others] = readCommands(readme, heading);
    if (install !== "npm install @gong-engagement/cli" || !start.endsWith(" fake &") || others.length > 0) {
      throw new Error(
        `packages/cli/README.md does not say in three commands, under "${heading}", how to report an event`,
      );
    }
    const port = await findFreePort();
    const [, current = {}] = nodes.map((node) => createEnvironment(commandIn(pathOf(node), "node")));
    const commands = [start.replace("fake &", `fake --port ${port} &`), report.replaceAll(":4010", `:${port}`)];
    await followCommands(commands, {
      folder: join(parent, "examples/csv-backfill"),
      environment: current,
      last: " 1 delivered",
      lines: [" 1 delivered", " 1 recorded"],
    });
    return "ok";
  },
};

/** The projects of `examples`: their types, their tests, and what their READMEs say. */
export const examples: Runtime = {
  name: "examples",
  checks: [...(await listExamples()).map(createCheck), firstEvent],
};
