import { parseReport } from "../parse-report.ts";
import type { Runtime } from "../runtime.ts";
import { createAppCheck } from "./create-app-check.ts";

/** Route handlers of a Next.js application, built for production, in both of its runtimes. */
export const next: Runtime = {
  name: "next",
  checks: [
    createAppCheck({
      name: "next",
      title: "Next.js",
      form: "production, nodejs and edge",
      run: async ({ baseUrl, document }, runNode) => {
        const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" };
        await runNode(["node_modules/next/dist/bin/next", "build", "next"], environment);
        const lines = (await runNode(["next/serve-next.mjs", baseUrl], environment)).trim().split("\n");
        const runtimes = ["nodejs", "edge"];
        if (lines.length !== runtimes.length) throw new Error(`Not one report of each runtime:\n${lines.join("\n")}`);
        for (const [index, line] of lines.entries()) parseReport(line, `next ${runtimes[index]}`, document);
        return "ok";
      },
    }),
  ],
};
