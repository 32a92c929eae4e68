import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestSchema, type RequestValues } from "@gong-engagement/mock/cases/create-request-schema";
import { createValidator } from "@gong-engagement/mock/cases/create-validator";
import { keyOf } from "@gong-engagement/mock/cases/key-of";
import { inject } from "vitest";

const prismSpec = inject("prismSpec");
const compile = createValidator(prismSpec, "request");
const schemas = new Map(
  parseOperations(prismSpec).map((operation) => [keyOf(operation), createRequestSchema(operation)]),
);

/** Whether something is wrong with a request that Prism can check. */
export const isRefusedByPrism = (operation: OperationModel, request: RequestValues): boolean =>
  compile(schemas.get(keyOf(operation)) ?? false)(request).length > 0;
