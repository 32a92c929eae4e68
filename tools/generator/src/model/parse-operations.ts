import { nameOperations, type OperationName } from "./name-operation.ts";
import { nameResource, untagged } from "./name-resource.ts";
import {
  type HttpMethod,
  httpMethods,
  type OpenApiDocument,
  type OperationObject,
  type PathItemObject,
  type SecurityRequirement,
  type ServerObject,
} from "./openapi.ts";
import type { OperationModel, TagModel } from "./operation-model.ts";
import { parseBody } from "./parse-body.ts";
import { parseParameters } from "./parse-parameters.ts";
import { parseResponses } from "./parse-responses.ts";
import { parseServer } from "./parse-server.ts";
import { resolveReference } from "./resolve-reference.ts";
import { toCamelCase } from "./to-identifier.ts";

const parseTag = (document: OpenApiDocument, name: string = untagged): TagModel => {
  const tag = document.tags?.find((candidate) => candidate.name === name);
  return {
    name,
    className: nameResource(name),
    propertyName: toCamelCase(name),
    description: tag?.description,
    documentationUrl: tag?.externalDocs?.url,
  };
};

/** An empty requirement (`{}`) makes the others optional; the client then sends what it has. */
const parseSecurity = (requirements: readonly SecurityRequirement[] = []): string[][] =>
  requirements.map((requirement) => Object.keys(requirement));

/** OpenAPI 3.0 has the body of others ignored, and `fetch` cannot send it. */
const mayHaveBody = (method: HttpMethod): boolean => method !== "get" && method !== "head";

const parseAlternativeServer = (document: OpenApiDocument, servers: readonly ServerObject[] | undefined) => {
  const server = servers?.length ? parseServer(servers) : parseServer(document.servers);
  return server === parseServer(document.servers) ? undefined : server;
};

const parseOperation = (
  document: OpenApiDocument,
  path: string,
  pathItem: PathItemObject,
  method: HttpMethod,
  operation: OperationObject,
): Omit<OperationModel, keyof OperationName> => ({
  method,
  path,
  tag: parseTag(document, operation.tags?.[0]),
  summary: operation.summary,
  description: operation.description,
  deprecated: operation.deprecated ?? false,
  parameters: parseParameters(document, pathItem, operation),
  body: mayHaveBody(method) ? parseBody(document, operation.requestBody) : undefined,
  responses: parseResponses(document, operation),
  security: parseSecurity(operation.security ?? document.security),
  idempotencyKey: operation["x-idempotency-key"],
  server: parseAlternativeServer(document, operation.servers?.length ? operation.servers : pathItem.servers),
});

interface FoundOperation {
  readonly operationId: string | undefined;
  readonly model: Omit<OperationModel, keyof OperationName>;
}

const findOperations = (document: OpenApiDocument): FoundOperation[] =>
  Object.entries(document.paths ?? {}).flatMap(([path, value]) => {
    const pathItem = resolveReference<PathItemObject>(document, value as PathItemObject);
    return httpMethods.flatMap((method) => {
      const operation = pathItem[method];
      if (!operation) return [];
      return [
        { operationId: operation.operationId, model: parseOperation(document, path, pathItem, method, operation) },
      ];
    });
  });

/** All operations of the document, in its order. */
export const parseOperations = (document: OpenApiDocument): readonly OperationModel[] => {
  const found = findOperations(document);
  const names = nameOperations(found.map(({ operationId, model }) => ({ operationId, ...model })));
  return found.flatMap(({ model }, index) => {
    const name = names[index];
    return name ? [{ ...name, ...model }] : [];
  });
};
