// Calls of a program to a real server, which runs in another process and on another core.

import { loadProgram, serveRounds } from "../../harness/driver.ts";
import { event } from "../../programs/event.ts";
import { stayOnFirstCore } from "../../server/pin.ts";
import { startServer } from "../../server/start-server.ts";

const warmUp = 3_000;
const counted = 1_000;

const [, , program = ""] = process.argv;

stayOnFirstCore();
await using server = await startServer();
const createSend = await loadProgram(program);
const send = createSend({ baseUrl: server.baseUrl });

const call = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await send(event);
};

/** Microseconds of CPU time for each of the calls, made by a number of callers at once. */
const measure = async (callers: number, calls: number): Promise<number> => {
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: callers }, () => call(calls / callers)));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

await measure(1, warmUp);
await measure(50, warmUp);
await serveRounds(async () => ({ one: await measure(1, counted), fifty: await measure(50, counted) }));
