import { httpMethods, type OpenApiDocument, type OperationObject, type PathItemObject } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/** The paths of the document with what each refers to, extensions left out. */
export const listPaths = (document: OpenApiDocument): readonly (readonly [path: string, pathItem: PathItemObject])[] =>
  Object.entries(document.paths ?? {})
    .filter(([path]) => !path.startsWith("x-"))
    .map(([path, pathItem]) => [path, resolveReference<PathItemObject>(document, pathItem)]);

/** The operations of a path item by method, in lower case, and the place of each in it. */
export const listPathOperations = (
  pathItem: PathItemObject,
): { readonly method: string; readonly way: readonly string[]; readonly operation: OperationObject }[] => {
  const standard = httpMethods.flatMap((method) => {
    const operation = pathItem[method];
    return operation ? [{ method: method as string, way: [method], operation }] : [];
  });
  const additional = Object.entries(pathItem.additionalOperations ?? {}).map(([method, operation]) => ({
    method: method.toLowerCase(),
    way: ["additionalOperations", method],
    operation,
  }));
  return [...standard, ...additional.filter(({ method }) => !standard.some((other) => other.method === method))];
};

/** The operation of a path item by its method, in lower case, as it is written. */
export const findOperation = (pathItem: PathItemObject, method: string): OperationObject | undefined =>
  listPathOperations(pathItem).find((listed) => listed.method === method)?.operation;
