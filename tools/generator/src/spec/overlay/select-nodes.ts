import type { JsonPathNode } from "openapi-format";
import type { JsonObject } from "../json.ts";
import { resolveJsonPath } from "./overlay-library.ts";

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
    const nodes = resolveJsonPath(document, target);
    return messages[0] === undefined ? { nodes } : { nodes, error: messages[0] };
  } finally {
    console.error = printError;
  }
};
