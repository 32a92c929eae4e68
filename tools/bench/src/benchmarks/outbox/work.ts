// A process that sends what a queue holds, until it is killed.
import { pathToFileURL } from "node:url";
import type { OpenQueue } from "../../programs/outbox/queue.ts";

const [, , program = "", location = "", baseUrl = "", rate = ""] = process.argv;
const { openQueue }: { openQueue: OpenQueue } = await import(pathToFileURL(program).href);
const queue = await openQueue({ location, baseUrl, rate: Number(rate) });
await queue.start();
console.log("working");
