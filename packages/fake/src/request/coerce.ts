import type { OpenApiDocument } from "../document/openapi.ts";
import { flattenBranches, type SchemaOrReference } from "../schema/flatten-schema.ts";

const parseText = (text: string, type: string | undefined): unknown => {
  if ((type === "integer" || type === "number") && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    return Number(text);
  }
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  if (type === "null" && (text === "" || text === "null")) return null;
  return undefined;
};

/** The value that a text stands for, where a schema says that it is a number, a boolean or null. */
export const coerce = (document: OpenApiDocument, schema: SchemaOrReference, text: string): unknown => {
  for (const branch of flattenBranches(document, schema)) {
    for (const type of [branch.type ?? (branch.enum ? typeof branch.enum[0] : [])].flat()) {
      const value = parseText(text, type);
      if (value !== undefined) return value;
    }
  }
  return text;
};
