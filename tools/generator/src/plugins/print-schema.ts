import { type IR, TsDsl } from "@hey-api/openapi-ts";
import type { AnyPlugin } from "./define-plugin.ts";

/** Prints the type of a schema in place, with references to the types of components. */
export const printSchema = (plugin: AnyPlugin, schema: IR.SchemaObject): TsDsl => {
  const typescript = plugin.getPluginOrThrow("@hey-api/typescript");
  const type = typescript.api.schemaToType(typescript, schema);
  if (!(type instanceof TsDsl)) throw new Error("hey-api gives another kind of node than it did");
  return type;
};
