import type { OpenApiDocument } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseOperations } from "./parse-operations.ts";

/** What the plugins print. */
export interface ApiModel {
  /** The effective spec. */
  readonly document: OpenApiDocument;
  readonly operations: readonly OperationModel[];
}

/** Reads the model of the effective spec. */
export const parseApi = (document: OpenApiDocument): ApiModel => ({ document, operations: parseOperations(document) });
