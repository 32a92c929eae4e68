import { listPathOperations, listPaths } from "./list-paths.ts";
import { nameOperations, type OperationName } from "./name-operation.ts";
import type { OpenApiDocument, OperationObject, PathItemObject, SecurityRequirement, ServerObject } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { parseBody } from "./parse-body.ts";
import { parseParameters } from "./parse-parameters.ts";
import { parseResponses } from "./parse-responses.ts";
import { parseServer } from "./parse-service.ts";
import { type FindTag, parseTags } from "./parse-tags.ts";

/** An empty requirement (`{}`) makes the others optional; the client then sends what it has. */
const parseSecurity = (requirements: readonly SecurityRequirement[] = []): string[][] =>
  requirements.map((requirement) => Object.keys(requirement));

/** OpenAPI 3.0 has the body of others ignored, and `fetch` cannot send it. */
const mayHaveBody = (method: string): boolean => method !== "get" && method !== "head";

const parseAlternativeServer = (document: OpenApiDocument, servers: readonly ServerObject[] | undefined) => {
  const server = servers?.length ? parseServer(servers) : parseServer(document.servers);
  return server === parseServer(document.servers) ? undefined : server;
};

/** An operation as it is written, and where. */
interface WrittenOperation {
  readonly path: string;
  readonly pathItem: PathItemObject;
  readonly method: string;
  readonly operation: OperationObject;
}

const parseOperation = (
  document: OpenApiDocument,
  { path, pathItem, method, operation }: WrittenOperation,
  findTag: FindTag,
): Omit<OperationModel, keyof OperationName> => {
  const parameters = parseParameters(document, pathItem, operation);
  return {
    method,
    path,
    tag: findTag(operation.tags?.[0]),
    summary: operation.summary,
    description: operation.description,
    deprecated: operation.deprecated ?? false,
    parameters,
    body: mayHaveBody(method) ? parseBody(document, operation.requestBody, parameters.length > 0) : undefined,
    responses: parseResponses(document, operation),
    security: parseSecurity(operation.security ?? document.security),
    idempotencyKey: operation["x-idempotency-key"],
    vendorPath: operation["x-vendor-path"],
    server: parseAlternativeServer(document, operation.servers?.length ? operation.servers : pathItem.servers),
  };
};

const listOperations = (document: OpenApiDocument): WrittenOperation[] =>
  listPaths(document).flatMap(([path, pathItem]) =>
    listPathOperations(pathItem).map(({ method, operation }) => ({ path, pathItem, method, operation })),
  );

/**
 * All operations of the document, in its order.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#operation-object
 */
export const parseOperations = (document: OpenApiDocument): readonly OperationModel[] => {
  const written = listOperations(document);
  const names = nameOperations(
    written.map(({ path, method, operation: { operationId, tags } }) => ({
      path,
      method,
      operationId,
      tag: tags?.[0],
    })),
  );
  const findTag = parseTags(
    document,
    written.map(({ operation }) => operation.tags?.[0]),
  );
  return written.flatMap((operation, index) => {
    const name = names[index];
    return name ? [{ ...name, ...parseOperation(document, operation, findTag) }] : [];
  });
};
