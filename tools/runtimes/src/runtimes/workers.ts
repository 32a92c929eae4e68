import { join } from "node:path";
import { bundle, bundleAll, rolldown } from "../bundler.ts";
import { parseReports } from "../parse-report.ts";
import { packageProjects } from "../project.ts";
import { runCommand } from "../run-command.ts";
import { runTests } from "../run-tests.ts";
import type { Check, Runtime } from "../runtime.ts";
import { createNpmTool } from "../setup/create-npm-tool.ts";
import { createProgramEnvironment } from "../setup/environment.ts";
import { versions } from "../versions.ts";

const { version, workerd } = versions.miniflare;

const miniflare = createNpmTool({ name: "miniflare", version, command: "workerd", prints: workerd });

const one: Check = {
  runtime: `Workers ${workerd}`,
  form: "import, bundled",
  projects: packageProjects,
  tools: [miniflare, rolldown.tool],
  run: async (workspace) => {
    const { baseUrl, document, folder, pathOf } = workspace;
    const programs = await bundleAll(workspace, rolldown, "worker.mjs");
    const output = await runCommand(
      process.execPath,
      [join("workers", "run-workers.mjs"), pathOf(miniflare), baseUrl, ...programs],
      { folder },
    );
    parseReports(output, packageProjects, "Cloudflare-Workers", document);
    return "ok";
  },
};

/** With each date workerd behaves as it did then: before 2024-10-14 nothing wakes a request that waits for another one. */
const shared = versions.miniflare.compatibilityDates.map(
  (date): Check => ({
    runtime: `Workers ${workerd}`,
    form: `one client for many requests, ${date}`,
    projects: ["sdk"],
    tools: [miniflare, rolldown.tool],
    run: async (workspace) => {
      const { folder, pathOf } = workspace;
      const environment = {
        ...createProgramEnvironment(),
        MINIFLARE: pathOf(miniflare),
        WORKER: await bundle(workspace, rolldown, "sdk", "shared-worker.mjs"),
        COMPATIBILITY_DATE: date,
      };
      await runTests(["workers/shared-client.test.mjs"], { command: process.execPath, folder, environment });
      return "ok";
    },
  }),
);

/** Cloudflare Workers, by their runtime `workerd`. */
export const workers: Runtime = { name: "workers", checks: [one, ...shared] };
