import { parentPort, workerData } from "node:worker_threads";
import type { JsonObject } from "../json.ts";
import { findSchemaProblems } from "./find-schema-problems.ts";

parentPort?.postMessage(await findSchemaProblems(workerData as JsonObject));
