import { arch, availableParallelism, cpus, loadavg, totalmem, type } from "node:os";
import { versions } from "../peers/versions.ts";

/** Runnable processes on average, from where the times of a run are no longer worth much. */
export const busyLoad = 2;

/** Processes that were runnable in the last minute, on average. 0 where the platform does not tell. */
export const readLoad = (): number => loadavg()[0] ?? 0;

/** When, where and with what was measured, as Markdown. */
export const describeRun = (loadBefore: number): string => {
  const [cpu] = cpus();
  const facts = {
    Date: new Date().toISOString().slice(0, 10),
    Machine: `${availableParallelism()} cores (${cpu?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${arch()}`,
    "Load before the run": loadBefore.toFixed(1),
    Versions: [
      `Node.js ${process.versions.node}`,
      ...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
    ].join(", "),
  };
  return Object.entries(facts)
    .map(([name, fact]) => `- ${name}: ${fact}`)
    .join("\n");
};
