import { fileURLToPath } from "node:url";
import { runCommand } from "@gong-engagement/kit/run-command";
import type { SharedLimiterOptions } from "../create-shared-limiter.ts";

/**
 * Runs processes that each take a number of turns at a store, to their ends.
 *
 * @returns the moments at which turns were given, in order, in milliseconds since 1970.
 */
export const runProcesses = async (
  processes: number,
  count: number,
  location: string,
  options: Omit<SharedLimiterOptions, "store"> = {},
): Promise<readonly number[]> => {
  const program = fileURLToPath(new URL("take-turns.ts", import.meta.url));
  const args = ["--conditions=@gong-engagement/source", program, location, String(count), JSON.stringify(options)];
  const outputs = await Promise.all(
    Array.from({ length: processes }, () =>
      runCommand(process.execPath, args, { cwd: process.cwd(), timeout: 240_000 }),
    ),
  );
  return outputs.flatMap((output) => output.trim().split("\n").map(Number)).sort((a, b) => a - b);
};
