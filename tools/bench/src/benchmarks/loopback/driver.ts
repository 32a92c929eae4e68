// Calls of a program to a real server, which runs in another process and on another core.
import { event } from "../../programs/event.ts";
import { loadProgram } from "../../request/load-program.ts";
import { leaveOtherCore } from "../../server/pin.ts";
import { startServer } from "../../server/start-server.ts";

const calls = 2_000;

const [, , program = ""] = process.argv;

leaveOtherCore();
await using server = await startServer();
const createSend = await loadProgram(program);
const send = createSend({ baseUrl: server.baseUrl });

/** Microseconds of CPU time for each of so many calls, made by so many callers at once. */
const measure = async (callers: number): Promise<number> => {
  const before = process.cpuUsage();
  const call = async (): Promise<void> => {
    for (let index = 0; index < calls / callers; index++) await send(event);
  };
  await Promise.all(Array.from({ length: callers }, call));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

await measure(1);
const one = await measure(1);
await measure(50);
console.log(JSON.stringify({ one, fifty: await measure(50) }));
