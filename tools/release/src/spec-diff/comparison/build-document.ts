import { findOperation as findIn } from "@gong-engagement/generator/model/list-path-operations";
import type { OpenApiDocument, PathItemObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { isObject, type JsonObject } from "./json.ts";

/** A document that is read as such and as plain JSON. */
export type JsonDocument = OpenApiDocument & JsonObject;

interface Placement {
  readonly operation: OperationModel;
  /** Whose name, method and path it gets. */
  readonly place: OperationModel;
}

/** Lists whose order means nothing, but that Redocly compares in order. */
const sets = new Set(["required", "enum", "type"]);

/** `null` is last, as people write it. */
const rank = (member: unknown): string => (member === "null" ? "~" : JSON.stringify(member));

const sortSets = (key: string, value: unknown): unknown =>
  sets.has(key) && Array.isArray(value) ? value.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)) : value;

/** Members of operations of which rules know what the packages make of them. */
const ruledMembers = ["tags", "deprecated", "security", "servers", "x-idempotency-key"];

const copy = <T>(value: T): T & JsonObject => JSON.parse(JSON.stringify(value), sortSets);

const findOperation = (document: OpenApiDocument, { path, method }: OperationModel): object => {
  const pathItem = document.paths?.[path];
  return (pathItem && findIn(resolveReference<PathItemObject>(document, pathItem), method)) ?? {};
};

/**
 * What both witnesses compare: the document with those operations only, each at the place and under the name that it is
 * compared by. What rules judge is taken out. It is self-contained except for schemas: what stands in the path item or
 * behind a `$ref` of the operation stands in the operation.
 */
export const buildDocument = (document: OpenApiDocument, placements: readonly Placement[]): JsonDocument => {
  const paths: Record<string, Record<string, object>> = {};
  for (const { operation, place } of placements) {
    const { requestBody, ...rest } = copy(findOperation(document, operation));
    for (const member of ruledMembers) delete rest[member];
    const pathItem = paths[place.path] ?? {};
    paths[place.path] = pathItem;
    pathItem[place.method] = {
      ...rest,
      operationId: place.operationId,
      parameters: operation.parameters,
      ...(isObject(requestBody) ? { requestBody: resolveReference(document, requestBody) } : {}),
      responses: operation.responses,
    };
  }
  const { servers, security, "x-rate-limit": rateLimit, ...others } = document;
  return copy({ ...others, paths });
};
