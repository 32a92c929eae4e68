import { runCommand } from "@gong-engagement/kit/run-command";
import { messageOf } from "@gong-engagement/kit/run-main";
import type { Figures, Variant } from "./benchmark.ts";
import { readChildrenTime } from "./read-children-time.ts";

/** Prints the process's peak memory when it exits, on a line that no script prints by itself. */
const memoryProbe = `data:text/javascript,process.on("exit",()=>console.log("\\n@memory "+process.resourceUsage().maxRSS/1024))`;

const parseFigures = (output: string): Figures => {
  const lines = output.trim().split("\n");
  const memory = Number(lines.findLast((line) => line.startsWith("@memory "))?.slice(8));
  const figures = lines.findLast((line) => line.startsWith("{"));
  return { memory, ...(figures === undefined ? {} : (JSON.parse(figures) as Figures)) };
};

/** Runs a variant once in a process of its own. */
export const runVariant = async ({
  script,
  arguments: scriptArguments = [],
  environment,
  name,
}: Variant): Promise<Figures> => {
  const start = performance.now();
  const workBefore = readChildrenTime();
  const output = await runCommand(process.execPath, ["--import", memoryProbe, script, ...scriptArguments], {
    cwd: process.cwd(),
    timeout: 3_600_000,
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...environment },
  }).catch((error: unknown) => {
    throw new Error(`${name}: ${messageOf(error)}`);
  });
  return { wall: performance.now() - start, work: readChildrenTime() - workBefore, ...parseFigures(output) };
};
