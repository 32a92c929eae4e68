import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import type { JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import type { SchemaAnswer, SchemaQuestion } from "./schema-worker.ts";

/** One for all documents of a process: to load the validator takes most of the time. */
let worker: Worker | undefined;

/** A third of what Node.js keeps for objects that are young: it is as fast, and leaves 50 MB to hey-api. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

const startWorker = (): Worker => {
  const started = new Worker(new URL("./schema-worker.ts", import.meta.url), { resourceLimits });
  started.unref();
  // Its end closes the ports of those who wait for an answer.
  started.on("error", () => {});
  return started;
};

/** Begins to load the validator, which takes longer than the document takes to be read. */
export const startSchemaWorker = (): void => {
  worker ??= startWorker();
};

/**
 * Compares a document with the OpenAPI Specification in a thread of its own: the caller has something else to do
 * meanwhile.
 */
export const runSchemaWorker = async (document: JsonObject): Promise<readonly Finding[]> => {
  worker ??= startWorker();
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ document, port: port2 } satisfies SchemaQuestion, [port2]);
  const closed = once(port1, "close").then(() => undefined);
  const answer: SchemaAnswer | undefined = await Promise.race([
    once(port1, "message").then(([value]) => value),
    closed,
  ]);
  port1.close();
  if (answer === undefined) {
    worker = undefined;
    throw new Error("the validator ran out of memory");
  }
  if ("error" in answer) throw new Error(answer.error);
  return answer.findings;
};
