import { $, type DefinePlugin, definePluginConfig, type IR, TsDsl } from "@hey-api/openapi-ts";
import type { ApiModel } from "../model/api-model.ts";
import type { ParameterObject } from "../model/openapi.ts";
import type { OperationModel } from "../model/operation-model.ts";
import { findCarriedSchema } from "./carried-schemas.ts";
import { hideNumber } from "./hide-escapes.ts";
import { printHeyApiId } from "./prepare/prepare-for-hey-api.ts";

// All that is asked of hey-api: how a plugin is defined, and its forms of operations, parameters and schemas.

type Definition = DefinePlugin<{ name: string }>;

/** What a plugin reads from hey-api and where it puts its nodes. */
export type AnyPlugin = Definition["Instance"];

/** A hey-api plugin that runs after hey-api's own types have been registered. */
export const definePlugin = (name: string, print: (plugin: AnyPlugin) => void) =>
  definePluginConfig<Definition["Types"]>({
    name,
    config: {},
    dependencies: ["@hey-api/typescript"],
    handler: ({ plugin }) => print(plugin),
  })();

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

/** Whether hey-api's own type of the parameters of a place lacks this one. */
export const isLost = (operation: IR.OperationObject, { in: place, name }: ParameterObject): boolean =>
  place === "cookie" || findCarriedSchema(operation, ["request", place, name]) !== undefined;

/** Finds hey-api's form of the schema of a parameter. */
export const findParameterSchema = (
  operation: IR.OperationObject,
  { in: place, name }: ParameterObject,
): IR.SchemaObject => {
  const group = Object.values(operation.parameters?.[place] ?? {});
  const kept = group.find((parameter) => parameter.name === hideNumber(name))?.schema;
  return findCarriedSchema(operation, ["request", place, name]) ?? kept ?? {};
};

/** Prints the type of a schema in place, with references to the types of components. */
export const printSchema = (plugin: AnyPlugin, schema: IR.SchemaObject): TsDsl => {
  const typescript = plugin.getPluginOrThrow("@hey-api/typescript");
  const type = typescript.api.schemaToType(typescript, schema);
  if (!(type instanceof TsDsl)) throw new Error("hey-api gives another kind of node than it did");
  return type;
};
