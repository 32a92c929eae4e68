// Calls of a program over a stubbed fetch: what remains beside the stub is the program's own work.
import { event } from "../../programs/event.ts";
import { loadProgram } from "../../request/load-program.ts";
import { stubFetch } from "../../request/stub-fetch.ts";

const warmUp = 5_000;
const counted = 20_000;

/** @param surplus - share of calls that are made and not counted, to slow a program on purpose */
const [, , program = "", surplus = "0"] = process.argv;

const createSend = await loadProgram(program);
const send = createSend({ baseUrl: "http://127.0.0.1", fetch: stubFetch });
const call = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await send(event);
};

await call(warmUp);
const before = process.cpuUsage();
await call(counted * (1 + Number(surplus)));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpu: (user + system) / counted }));
