import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { JsonObject } from "../json.ts";
import type { SchemaFindings } from "./find-schema-problems.ts";

/**
 * Compares a document with the OpenAPI Specification in a thread of its own: loading the validator takes most of the
 * time, and the caller has something else to do meanwhile.
 */
export const runSchemaWorker = async (document: JsonObject): Promise<SchemaFindings> => {
  const worker = new Worker(new URL("./schema-worker.ts", import.meta.url), { workerData: document });
  try {
    const [findings] = (await once(worker, "message")) as [SchemaFindings];
    return findings;
  } finally {
    await worker.terminate();
  }
};
