import { type MessagePort, parentPort } from "node:worker_threads";
import type { JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { findSchemaProblems } from "./find-schema-problems.ts";

/** A document, and where its findings are expected. */
export interface SchemaQuestion {
  readonly document: JsonObject;
  readonly port: MessagePort;
}

export type SchemaAnswer = { readonly findings: readonly Finding[] } | { readonly error: string };

parentPort?.on("message", async ({ document, port }: SchemaQuestion) => {
  const answer = await findSchemaProblems(document).then(
    (findings): SchemaAnswer => ({ findings }),
    (error: Error): SchemaAnswer => ({ error: error.message }),
  );
  port.postMessage(answer);
});
