import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Figures, Variant } from "./benchmark.ts";

/** Prints the process's peak memory when it exits, on a line that no script prints by itself. */
const memoryProbe = `data:text/javascript,process.on("exit",()=>console.log("\\n@memory "+process.resourceUsage().maxRSS/1024))`;

const parseFigures = (output: string): Figures => {
  const lines = output.trim().split("\n");
  const memory = Number(lines.findLast((line) => line.startsWith("@memory "))?.slice(8));
  const figures = lines.findLast((line) => line.startsWith("{"));
  return { memory, ...(figures === undefined ? {} : (JSON.parse(figures) as Figures)) };
};

/** Runs a variant once in a process of its own. */
export const runVariant = async ({ script, arguments: scriptArguments = [], name }: Variant): Promise<Figures> => {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", memoryProbe, script, ...scriptArguments], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  const output = text(child.stdout);
  const errors = text(child.stderr);
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`${name} exited with ${exitCode}:\n${await errors}${await output}`);
  return { wall: performance.now() - start, ...parseFigures(await output) };
};
