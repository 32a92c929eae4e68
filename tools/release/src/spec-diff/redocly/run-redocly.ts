import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Comparison } from "../comparison/create-comparison.ts";
import { Failure } from "../failure.ts";
import type { RedoclyChange } from "./redocly-change.ts";
import { splitDirections } from "./split-directions.ts";

const redocly = createRequire(import.meta.url).resolve("@redocly/cli/bin/cli.js");

const parameters = ["diff", "before.json", "after.json", "--format=json", "--fail-on=none", "--output=report.json"];

/** It asks nobody anything; nor does it find a configuration, for its working folder is empty. */
const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** What `redocly diff` says about two documents. */
export const runRedocly = async ({ before, after }: Comparison): Promise<readonly RedoclyChange[]> => {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-redocly-"));
  try {
    await writeFile(join(folder, "before.json"), JSON.stringify(splitDirections(before)));
    await writeFile(join(folder, "after.json"), JSON.stringify(splitDirections(after)));
    await promisify(execFile)(process.execPath, [redocly, ...parameters], { cwd: folder, env: environment }).catch(
      ({ stderr }: { stderr?: string }) => {
        throw new Failure(`Redocly cannot compare the documents. Try \`pnpm generate\` first.\n${stderr ?? ""}`.trim());
      },
    );
    const { changes } = JSON.parse(await readFile(join(folder, "report.json"), "utf8"));
    return changes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
