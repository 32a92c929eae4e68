import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { runCommand } from "@gong-engagement/kit/run-command";
import type { SharedLimiterOptions } from "../shared-limiter.ts";

/**
 * Runs processes that each make a number of calls to an HTTP server under one shared limit, to their ends.
 *
 * @returns the moments at which the calls arrived at the server, in order, in milliseconds since 1970.
 */
export const runProcesses = async (
  processes: number,
  count: number,
  location: string,
  options: Omit<SharedLimiterOptions, "store"> = {},
): Promise<readonly number[]> => {
  const arrivals: number[] = [];
  const server = createServer(({ url }, response) => {
    if (url !== "/warm-up") arrivals.push(performance.timeOrigin + performance.now());
    response.setHeader("content-type", "application/json").end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const program = fileURLToPath(new URL("make-calls.ts", import.meta.url));
  const args = ["--conditions=@gong-engagement/source", program, location, url, String(count), JSON.stringify(options)];
  try {
    await Promise.all(
      Array.from({ length: processes }, () =>
        runCommand(process.execPath, args, { cwd: process.cwd(), timeout: 240_000 }),
      ),
    );
  } finally {
    server.close();
  }
  return arrivals;
};
