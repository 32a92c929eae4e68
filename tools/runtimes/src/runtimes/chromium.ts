import { join } from "node:path";
import { bundleAll, esbuild } from "../bundler.ts";
import { parseReports } from "../parse-report.ts";
import { packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { findChromium } from "../setup/find-chromium.ts";
import type { Tool } from "../setup/tool.ts";
import { versions } from "../versions.ts";

const executable: Tool = { label: "Chromium", prepare: findChromium };

const playwright = createNpmTool({ name: "playwright-core", version: versions.playwright, command: "playwright-core" });

/** A page for each project in the Chromium of the machine, whichever version that is. */
export const chromium: Runtime = {
  name: "chromium",
  checks: [
    {
      runtime: "Chromium",
      form: "import, bundled",
      projects: packageProjects,
      tools: [executable, playwright, esbuild.tool],
      run: async (workspace) => {
        const { baseUrl, document, folder, pathOf } = workspace;
        const programs = await bundleAll(workspace, esbuild, "page.mjs");
        const output = await runCommand(
          process.execPath,
          [join("chromium", "open-pages.mjs"), pathOf(playwright), pathOf(executable), baseUrl, ...programs],
          { folder },
        );
        const [report] = parseReports(output, packageProjects, "Chrome/", document);
        return `ok (${/Chrome\/(\d+)/.exec(report?.runtime ?? "")?.[1]})`;
      },
    },
  ],
};
