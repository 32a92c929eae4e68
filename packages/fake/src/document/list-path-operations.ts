import { type HttpMethod, httpMethods } from "./openapi.ts";

/** The members of a path item that hold its operations. OpenAPI 3.2 lets a path have those of any method. */
type Operations<Operation> = { readonly [method in HttpMethod]?: Operation } & {
  readonly additionalOperations?: { readonly [method: string]: Operation };
};

/** The operations of a path item by method, in lower case. */
export const listPathOperations = <Operation>(
  pathItem: Operations<Operation>,
): { readonly method: string; readonly operation: Operation }[] => {
  const standard = httpMethods.flatMap((method) => {
    const operation = pathItem[method];
    return operation === undefined ? [] : [{ method: method as string, operation }];
  });
  const additional = Object.entries(pathItem.additionalOperations ?? {}).map(([method, operation]) => ({
    method: method.toLowerCase(),
    operation,
  }));
  return [...standard, ...additional.filter(({ method }) => !standard.some((other) => other.method === method))];
};
