import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runTests } from "../run-tests.ts";
import type { Check, Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";
import { newestNode, oldestNode } from "./create-app-check.ts";

const folderOfTests = "apps/platforms";

/** What these need does not run in the oldest Node.js. */
const forNewerNode = ["msw.test.mjs", "nock.test.mjs", "observability.test.mjs"];

const createCheck = (version: string): Check => {
  const node = createNpmTool({ name: "node", version, command: "node" });
  return {
    runtime: `Node ${version}`,
    form: "proxies, fetch libraries, doubles, tracing",
    projects: ["apps"],
    tools: [node],
    run: async ({ folder, pathOf }) => {
      const names = (await readdir(join(folder, folderOfTests))).filter((name) => name.endsWith(".test.mjs"));
      const files = names.filter((name) => version !== oldestNode || !forNewerNode.includes(name));
      await runTests(
        files.map((name) => join(folderOfTests, name)),
        { command: commandIn(pathOf(node), "node"), folder },
      );
      return "ok";
    },
  };
};

/** What else is between the SDK and the service, as tests of Node's own runner. */
export const platforms: Runtime = { name: "platforms", checks: [oldestNode, newestNode].map(createCheck) };
