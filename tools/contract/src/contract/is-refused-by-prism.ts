import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { inject } from "vitest";
import { createRequestSchema, type RequestValues } from "../cases/create-request-schema.ts";
import { createValidator } from "../cases/create-validator.ts";
import { keyOf } from "./coverage.ts";

const prismSpec = inject("prismSpec");
const compile = createValidator(prismSpec, "request");
const schemas = new Map(
  parseOperations(prismSpec).map((operation) => [keyOf(operation), createRequestSchema(operation)]),
);

/** Whether something is wrong with a request that Prism can check. */
export const isRefusedByPrism = (operation: OperationModel, request: RequestValues): boolean =>
  compile(schemas.get(keyOf(operation)) ?? false)(request).length > 0;
