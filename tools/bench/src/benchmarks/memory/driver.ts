// Many calls of a program over a stubbed fetch, and what of them stays in the heap.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadProgram, stubFetch } from "../../harness/driver.ts";
import { event } from "../../programs/event.ts";

const warmUp = 10_000;
const counted = 100_000;

const [, , program = ""] = process.argv;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const createSend = await loadProgram(program);
const send = createSend({ baseUrl: "http://127.0.0.1", fetch: stubFetch });

/** Bytes in use after `calls` more calls. */
const measureHeap = async (calls: number): Promise<number> => {
  for (let index = 0; index < calls; index++) await send(event);
  // What is finalised in one collection is free after the next.
  await new Promise(setImmediate);
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const before = await measureHeap(warmUp);
const after = await measureHeap(counted);
console.log(JSON.stringify({ before: before / 1e6, after: after / 1e6, growth: (after - before) / counted }));
