import { listPathOperations } from "@gong-engagement/fake/document/list-path-operations";
import type { OpenApiDocument, OperationObject, PathItemObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

export { listPathOperations };

/** The paths of the document with what each refers to, extensions left out. */
export const listPaths = (document: OpenApiDocument): readonly (readonly [path: string, pathItem: PathItemObject])[] =>
  Object.entries(document.paths ?? {})
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, pathItem]) => [path, resolveReference<PathItemObject>(document, pathItem)]);

/** The operation of a path item by its method, in lower case, as it is written. */
export const findOperation = (pathItem: PathItemObject, method: string): OperationObject | undefined =>
  listPathOperations(pathItem).find((listed) => listed.method === method)?.operation;
