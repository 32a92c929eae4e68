import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runtime, Workspace } from "../runtime.ts";
import { createAppCheck, newestNode, oldestNode } from "./create-app-check.ts";

/** How many tests each runner must have run: those of `programs/apps/tests`. */
const countTests = async ({ folder }: Workspace): Promise<number> => {
  const program = await readFile(join(folder, "apps", "tests", "report.test.js"), "utf8");
  return program.match(/^ {2}test\(/gm)?.length ?? 0;
};

/** The one snippet of an installed README that begins with the comment. */
const findSnippet = async (workspace: Workspace, comment: string): Promise<string> => {
  const readme = await readFile(join(workspace.folder, "apps/node_modules/@gong-engagement/sdk/README.md"), "utf8");
  const snippets = [...readme.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code = ""]) => code);
  const found = snippets.filter((code) => code.startsWith(comment));
  if (found.length !== 1) throw new Error(`README.md of the SDK has ${found.length} snippets with "${comment}"`);
  return found[0] ?? "";
};

const jestArguments = (config: string): readonly string[] => [
  "node_modules/jest/bin/jest.js",
  "--rootDir=tests",
  "--ci",
  `--config=${config}`,
  "--json",
];

const expectPassed = async (report: string, workspace: Workspace): Promise<string> => {
  const { numPassedTests, numTotalTests } = JSON.parse(report) as { numPassedTests: number; numTotalTests: number };
  const expected = await countTests(workspace);
  if (numPassedTests !== expected || numTotalTests !== expected) {
    throw new Error(`${numPassedTests} of ${numTotalTests} tests passed, where there are ${expected}`);
  }
  return "ok";
};

const jestOnNode = (node: string) => [
  createAppCheck({
    name: "jest",
    title: "Jest",
    form: "CommonJS, as the README says",
    node,
    run: async (workspace, runNode) => {
      const config = `jest.${node}.config.mjs`;
      await writeFile(join(workspace.folder, "apps", config), await findSnippet(workspace, "// jest.config.mjs"));
      return expectPassed(await runNode(jestArguments(config)), workspace);
    },
  }),
  createAppCheck({
    name: "jest",
    title: "Jest",
    form: "ES modules",
    node,
    run: async (workspace, runNode) => {
      const config = JSON.stringify({ transform: {} });
      return expectPassed(await runNode(["--experimental-vm-modules", ...jestArguments(config)]), workspace);
    },
  }),
];

/** Jest, whose tests are CommonJS unless Node.js is told otherwise. */
export const jest: Runtime = { name: "jest", checks: [oldestNode, newestNode].flatMap(jestOnNode) };

/** Vitest in a page that jsdom makes up, with an `AbortSignal` and an `Event` of jsdom's own. */
export const vitest: Runtime = {
  name: "vitest",
  checks: [
    createAppCheck({
      name: "vitest",
      title: "Vitest",
      form: "jsdom",
      run: async (workspace, runNode) => {
        const report = join(workspace.folder, "apps", "vitest.json");
        const options = [
          "--globals",
          "--environment=jsdom",
          "--root=tests",
          "--reporter=json",
          `--outputFile=${report}`,
        ];
        await runNode(["node_modules/vitest/vitest.mjs", "run", ...options]);
        return expectPassed(await readFile(report, "utf8"), workspace);
      },
    }),
  ],
};
