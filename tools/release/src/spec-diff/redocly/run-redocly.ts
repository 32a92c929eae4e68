import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Comparison } from "../comparison/create-comparison.ts";
import { isSameDocument } from "../comparison/is-same-document.ts";
import { Failure } from "../failure.ts";
import type { RedoclyChange } from "./redocly-change.ts";
import { splitDirections } from "./split-directions.ts";

const program = fileURLToPath(new URL("redocly-process.ts", import.meta.url));

/** It asks nobody anything; nor does it find a configuration, for its working folder is empty. */
const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** Returns what Redocly complains of. */
const compareFiles = (folder: string, count: number): Promise<string> =>
  promisify(execFile)(process.execPath, [program, String(count)], { cwd: folder, env: environment }).then(
    ({ stderr }) => stderr,
    ({ stderr }: { stderr?: string }) => stderr ?? "",
  );

/** What `redocly diff` says about the two documents of each comparison. */
export const runRedocly = async (
  comparisons: readonly Comparison[],
): Promise<ReadonlyMap<Comparison, readonly RedoclyChange[]>> => {
  const different = comparisons.filter(({ before, after }) => !isSameDocument(before, after));
  if (different.length === 0) return new Map();
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-redocly-"));
  try {
    for (const [index, { before, after }] of different.entries()) {
      await writeFile(join(folder, `before${index}.json`), JSON.stringify(splitDirections(before)));
      await writeFile(join(folder, `after${index}.json`), JSON.stringify(splitDirections(after)));
    }
    const complaints = await compareFiles(folder, different.length);
    const reports = different.map(async (comparison, index) => {
      const report = await readFile(join(folder, `report${index}.json`), "utf8").catch(() => {
        throw new Failure(`Redocly cannot compare the documents. Try \`pnpm generate\` first.\n${complaints}`.trim());
      });
      return [comparison, JSON.parse(report).changes] as const;
    });
    return new Map(await Promise.all(reports));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
