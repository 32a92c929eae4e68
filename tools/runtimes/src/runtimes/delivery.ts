import { join } from "node:path";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { commandIn } from "../setup/tool.ts";
import { versions } from "../versions.ts";

/** The limiter, the outbox and the command, in every Node.js that their `engines` allows. */
export const delivery: Runtime = {
  name: "delivery",
  checks: versions.nodeWithSqlite.map((version) => {
    const tool = createNpmTool({ name: "node", version, command: "node" });
    return {
      runtime: `Node ${version}`,
      form: "limiter, outbox and command",
      projects: ["delivery"],
      tools: [tool],
      run: async ({ folder, baseUrl, pathOf }) => {
        const output = await runCommand(commandIn(pathOf(tool), "node"), ["import.mjs", baseUrl], {
          folder: join(folder, "delivery"),
        });
        if (!output.startsWith("delivered, ")) throw new Error(output);
        const reported = await runCommand(commandIn(pathOf(tool), "node"), ["report.mjs", baseUrl], {
          folder: join(folder, "delivery"),
        });
        if (!reported.startsWith("reported 2 rows")) throw new Error(reported);
        return "ok";
      },
    };
  }),
};
