import type { OpenApiDocument, PathItemObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/** The paths of the document with what each refers to, extensions left out. */
export const listPaths = (document: OpenApiDocument): readonly (readonly [path: string, pathItem: PathItemObject])[] =>
  Object.entries(document.paths ?? {})
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, pathItem]) => [path, resolveReference<PathItemObject>(document, pathItem)]);
