// Calls every operation of an API description through the SDK that was generated from it, and prints the results as JSON.
// In a process of its own: each generated SDK is another.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadEffectiveSpec } from "@gong-engagement/generator/effective-spec";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser } from "@gong-engagement/mock/cases/create-request-parser";
import { startPrism } from "@gong-engagement/mock/prism/start-prism";
import { callOperation } from "./call-operation.ts";

const [, , specFile, packagesFolder = ""] = process.argv;
const { document } = await loadEffectiveSpec({ specFile, overlayFile: false });
const sdk = await import(pathToFileURL(join(packagesFolder, "sdk/src/index.ts")).href);
await using prism = await startPrism(document);
const parseRequest = createRequestParser(document);
const results = [];
for (const operation of parseOperations(document)) {
  results.push(await callOperation(sdk, prism.url, document, operation, parseRequest));
}
console.log(JSON.stringify(results));
