import { execFileSync } from "node:child_process";
import { arch, availableParallelism, cpus, loadavg, totalmem, type } from "node:os";
import heyApi from "@hey-api/openapi-ts/package.json" with { type: "json" };
import esbuild from "esbuild/package.json" with { type: "json" };
import { benchFolder } from "../peers/folders.ts";
import { versions } from "../peers/versions.ts";

/** Runnable processes on average, from where the times of a run are no longer worth much. */
export const busyLoad = 2;

/** Processes that were runnable in the last minute, on average. 0 where the platform does not tell. */
export const readLoad = (): number => loadavg()[0] ?? 0;

/** When and of what something was measured. */
export const describeRun = (loadBefore: number): string => {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", cwd: benchFolder }).trim();
  const date = new Date().toISOString().slice(0, 10);
  return `Measured on ${date} at commit ${commit}. Load of the machine before: ${loadBefore.toFixed(1)}.`;
};

/** Where and beside what is measured, as Markdown. */
export const describeMachine = (): string => {
  const [cpu] = cpus();
  const facts = {
    Machine: `${availableParallelism()} cores (${cpu?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${arch()}`,
    Versions: [
      `Node.js ${process.versions.node}`,
      `@hey-api/openapi-ts ${heyApi.version}`,
      `esbuild ${esbuild.version}`,
      ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
    ].join(", "),
  };
  return Object.entries(facts)
    .map(([name, fact]) => `- ${name}: ${fact}`)
    .join("\n");
};
