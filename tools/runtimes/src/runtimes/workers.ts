import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { rolldown } from "../bundler.ts";
import { parseReport } from "../parse-report.ts";
import { packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import type { Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { versions } from "../versions.ts";

const { version, workerd } = versions.miniflare;

const miniflare = createNpmTool({ name: "miniflare", version, command: "workerd", prints: workerd });

/** Cloudflare Workers, by their runtime `workerd`. */
export const workers: Runtime = {
  name: "workers",
  checks: packageProjects.map((project) => ({
    runtime: `Workers ${workerd}`,
    form: "import, bundled",
    projects: [project],
    tools: [miniflare, rolldown.tool],
    run: async (workspace) => {
      const worker = await bundle(workspace, rolldown, project, "worker.mjs");
      const { baseUrl, document, folder, pathOf } = workspace;
      const output = await runCommand(
        process.execPath,
        [join(folder, "workers", "run-worker.mjs"), pathOf(miniflare), worker, baseUrl],
        { folder },
      );
      parseReport(output, "Cloudflare-Workers", document);
      return "ok";
    },
  })),
};
