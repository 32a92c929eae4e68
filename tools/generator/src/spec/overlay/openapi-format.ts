import { createRequire } from "node:module";
import type { JsonPathNode } from "openapi-format";
import type { JsonObject } from "../json.ts";

type OpenApiFormat = typeof import("openapi-format");

/**
 * The part of openapi-format that applies overlays. Its main module would also load a formatter and a YAML library, which
 * takes ten times as long (90 ms instead of 9).
 */
const library: Pick<OpenApiFormat, "openapiOverlay" | "resolveJsonPath"> = createRequire(import.meta.url)(
  "openapi-format/utils/overlay.js",
);

export const { openapiOverlay } = library;

/**
 * The places that a JSONPath selects. openapi-format reports a syntax error on the console only, and returns nothing.
 */
export const selectNodes = (
  document: JsonObject,
  target: string,
): { readonly nodes: readonly JsonPathNode[]; readonly error?: string } => {
  const messages: string[] = [];
  const printError = console.error;
  console.error = (message: string) => messages.push(message.replace("Error resolving JSONPath: ", ""));
  try {
    const nodes = library.resolveJsonPath(document, target);
    return messages[0] === undefined ? { nodes } : { nodes, error: messages[0] };
  } finally {
    console.error = printError;
  }
};
