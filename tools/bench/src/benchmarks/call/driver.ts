// Calls of a program over a stubbed fetch: what remains beside the stub is the program's own work.

import { loadProgram, serveRounds, stubFetch } from "../../harness/driver.ts";
import { event } from "../../programs/event.ts";
import { stayOnFirstCore } from "../../server/pin.ts";

/** Milliseconds in which the optimizing compiler is done with every program. */
const warmUp = 1_500;
/** Enough for several garbage collections: each round has its share of them. */
const counted = 5_000;

/** @param surplus - share of calls that are made and not counted, to slow a program on purpose */
const [, , program = "", surplus = "0"] = process.argv;

stayOnFirstCore();
const createSend = await loadProgram(program);
const send = createSend({ baseUrl: "http://127.0.0.1", fetch: stubFetch });
const call = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await send(event);
};

const called = Math.round(counted * (1 + Number(surplus)));

for (const start = performance.now(); performance.now() - start < warmUp; ) await call(500);
await serveRounds(async () => {
  const before = process.cpuUsage();
  await call(called);
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / counted };
});
