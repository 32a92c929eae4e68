import type { OpenApiDocument } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseOperations } from "./parse-operations.ts";

/** What the plugins print. The document is the effective spec, with the name of each operation as its `operationId`. */
export interface ApiModel {
  readonly document: OpenApiDocument;
  readonly operations: readonly OperationModel[];
}

/** Reads the model of the effective spec. The spec itself is not changed. */
export const parseApi = (spec: OpenApiDocument): ApiModel => {
  const operations = parseOperations(spec);
  const document = structuredClone(spec);
  for (const { path, method, operationId } of operations) {
    const operation = document.paths?.[path]?.[method];
    if (operation) Object.assign(operation, { operationId });
  }
  return { document, operations };
};
