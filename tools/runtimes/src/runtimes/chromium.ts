import { join } from "node:path";
import { bundle, esbuild } from "../bundler.ts";
import { parseReport } from "../parse-report.ts";
import { packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { findChromium } from "../setup/find-chromium.ts";
import type { Tool } from "../setup/tool.ts";
import { versions } from "../versions.ts";

const executable: Tool = { label: "Chromium", prepare: findChromium };

const playwright = createNpmTool({ name: "playwright-core", version: versions.playwright, command: "playwright-core" });

/** A page in the Chromium of the machine, whichever version that is. */
export const chromium: Runtime = {
  name: "chromium",
  checks: packageProjects.map((project) => ({
    runtime: "Chromium",
    form: "import, bundled",
    projects: [project],
    tools: [executable, playwright, esbuild.tool],
    run: async (workspace) => {
      const program = await bundle(workspace, esbuild, project, "page.mjs");
      const { baseUrl, document, folder, pathOf } = workspace;
      const output = await runCommand(
        process.execPath,
        [join(folder, "chromium", "open-page.mjs"), pathOf(playwright), pathOf(executable), program, baseUrl],
        { folder },
      );
      const { runtime } = parseReport(output, "Chrome/", document);
      return `ok (${/Chrome\/(\d+)/.exec(runtime)?.[1]})`;
    },
  })),
};
