import type { Schema, SchemaOrReference } from "@gong-engagement/fake/schema/flatten-schema";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";

const primitives = ["string", "integer", "number", "boolean", "null"];

/** Whether a schema states that its values are text, numbers or the like; what a union stands for is not asked. */
export const isPrimitive = (document: OpenApiDocument, schema: SchemaOrReference = true): boolean => {
  if (typeof schema === "boolean") return false;
  const { type = [] } = resolveReference<Schema>(document, schema);
  const types = [type].flat();
  return types.length > 0 && types.every((name) => primitives.includes(name));
};
