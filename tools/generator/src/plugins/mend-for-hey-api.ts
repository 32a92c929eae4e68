import type { ApiModel } from "../model/api-model.ts";
import type { OpenApiDocument, PathItemObject } from "../model/openapi.ts";
import { resolveReference } from "../model/resolve-reference.ts";
import { hideEscapesInJson } from "./hide-escapes.ts";
import { mendBodies } from "./mends/mend-bodies.ts";
import { mendParameters } from "./mends/mend-parameters.ts";
import { mendSchemas } from "./mends/mend-schemas.ts";
import { isNode, type Node } from "./mends/node.ts";

/**
 * hey-api names an operation by its `operationId`: paths that refer to the same path item need one each. Parameters of a
 * path item are given to its operations.
 */
const writePathItemsOut = (document: OpenApiDocument): Readonly<Record<string, Node>> =>
  Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, pathItem]) => {
      const resolved = resolveReference<PathItemObject>(document, pathItem);
      const { parameters: _, ...own } = resolved === pathItem ? resolved : structuredClone(resolved);
      return [path, own];
    }),
  );

/**
 * The document as hey-api gets it: a copy, for hey-api works on it, with the name of each operation as its
 * `operationId`, and mended where hey-api would lose something. Each mend can go when hey-api no longer needs it.
 */
export const mendForHeyApi = ({ document, operations }: ApiModel): Node => {
  const json = JSON.stringify(document);
  // JSON makes a smaller copy than `structuredClone` does.
  const copy: OpenApiDocument = JSON.parse(json);
  const resolve = (value: unknown): unknown => (isNode(value) ? resolveReference<Node>(copy, value) : undefined);
  const paths = writePathItemsOut(copy);
  for (const operation of operations) {
    const pathItem = paths[operation.path];
    const written = pathItem?.[operation.method];
    if (!pathItem || !isNode(written)) continue;
    // All else hey-api would only walk through, several times. References may lead into callbacks.
    const { requestBody, responses, callbacks } = written;
    const target: Node = { operationId: operation.operationId, requestBody, responses, callbacks };
    pathItem[operation.method] = target;
    mendParameters(target, operation);
    mendBodies(target, operation, resolve);
  }
  const mended = { ...copy, paths };
  mendSchemas(mended);
  return json.includes("\\\\u") ? JSON.parse(hideEscapesInJson(JSON.stringify(mended))) : mended;
};
