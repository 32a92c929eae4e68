// Hands all events of a workload to a program at once, and looks what arrives.
import type { Figures } from "../../harness/benchmark.ts";
import { loadProgram } from "../../harness/driver.ts";
import { event } from "../../programs/event.ts";
import type { LimitedSetup } from "../../programs/program.ts";
import { stayOnFirstCore } from "../../server/pin.ts";
import { startServer } from "../../server/start-server.ts";
import { idealTime, type Workload, workloads } from "./workloads.ts";

const [, , program = ""] = process.argv;
stayOnFirstCore();
const createSend = await loadProgram<LimitedSetup>(program);

const deliver = async (workload: Workload): Promise<Figures> => {
  const { name, events, rate, burst } = workload;
  await using server = await startServer({ rate, burst });
  const send = createSend({ baseUrl: server.baseUrl, rate, burst });
  const start = performance.now();
  const sendOne = (_: unknown, index: number) => send({ ...event, contentTitle: `Proposal ${index}` });
  await Promise.allSettled(Array.from({ length: events }, sendOne));
  const time = performance.now() - start;
  const { delivered, refused } = await server.count();
  return {
    [`${name} delivered`]: (100 * delivered) / events,
    [`${name} refused`]: refused,
    [`${name} time`]: time / idealTime(workload),
  };
};

const figures: Figures[] = [];
for (const workload of workloads) figures.push(await deliver(workload));
console.log(JSON.stringify(Object.assign({}, ...figures)));
// What a program still waits for belongs to nobody.
process.exit();
