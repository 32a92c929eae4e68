import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";

/** Names of the operations whose functions are in a bundle that was not minified. */
export const findOperations = (code: string, document: OpenApiDocument): readonly string[] =>
  parseOperations(document)
    .map(({ operationId }) => operationId)
    .filter((name) => new RegExp(`\\b(?:function|const|let|var)\\s+${name}\\b`).test(code));
