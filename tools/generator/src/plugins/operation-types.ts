import { $, type IR } from "@hey-api/openapi-ts";
import type { ApiModel } from "../model/api-model.ts";
import type { OperationModel } from "../model/operation-model.ts";
import type { AnyPlugin } from "./define-plugin.ts";
import { printHeyApiId } from "./prepare/prepare-for-hey-api.ts";

/** The types that hey-api prints for one operation. */
export type OperationTypeRole = "data" | "errors" | "responses" | "response";

/** An operation of the document together with hey-api's form of it, under whose `id` its types are registered. */
export interface OperationPair {
  readonly model: OperationModel;
  readonly operation: IR.OperationObject;
}

/** Pairs every operation with hey-api's form of it, in the order of the document. */
export const pairOperations = (plugin: AnyPlugin, { operations }: ApiModel): readonly OperationPair[] => {
  const byId = new Map<string, IR.OperationObject>();
  plugin.forEach("operation", ({ operation }) => void byId.set(operation.id, operation), { order: "declarations" });
  return operations.map((model, index) => {
    const operation = byId.get(printHeyApiId(index));
    if (!operation) throw new Error(`hey-api left out ${model.method} ${model.path}`);
    return { model, operation };
  });
};

/** A reference to a type of the operation; `undefined` if it has none. */
export const referenceOperationType = (plugin: AnyPlugin, { id }: IR.OperationObject, role: OperationTypeRole) => {
  const meta = { category: "type", resource: "operation", resourceId: id, role } as const;
  return plugin.querySymbol(meta) ? $.type(plugin.referenceSymbol(meta)) : undefined;
};
