import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { createRequestParser, type RequestModel } from "@gong-engagement/mock/cases/create-request-parser";
import type {} from "@gong-engagement/mock/prism/provide-prism";
import { inject } from "vitest";

/** The effective spec. */
export const spec = inject("spec");

/** All operations of the spec. */
export const operations = parseOperations(spec);

const parseRequest = createRequestParser(spec);

const parse = (operation: OperationModel): { readonly model?: RequestModel; readonly error?: unknown } => {
  try {
    return { model: parseRequest(operation) };
  } catch (error) {
    return { error };
  }
};

const parsed = operations.map((operation) => ({ operation, ...parse(operation) }));

/** What the cases of each operation are made from. */
export const models: readonly RequestModel[] = parsed.flatMap(({ model }) => model ?? []);

/** The operations without a possible request, and why. */
export const failures = parsed.filter(({ model }) => !model);
