import type { IR } from "@hey-api/openapi-ts";
import type { AnyPlugin } from "./define-plugin.ts";

/** Prints the type of a schema in place, with references to the types of components. */
export const printSchema = (plugin: AnyPlugin, schema: IR.SchemaObject) => {
  const typescript = plugin.getPluginOrThrow("@hey-api/typescript");
  return typescript.api.schemaToType(typescript, schema);
};
