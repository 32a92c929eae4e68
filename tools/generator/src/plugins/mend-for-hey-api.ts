import type { ApiModel } from "../model/api-model.ts";
import { listPaths } from "../model/list-paths.ts";
import type { OpenApiDocument } from "../model/openapi.ts";
import { resolveReference } from "../model/resolve-reference.ts";
import { hideEscapesInJson } from "./hide-escapes.ts";
import { mendBodies } from "./mends/mend-bodies.ts";
import { mendParameters } from "./mends/mend-parameters.ts";
import { mendSchemas } from "./mends/mend-schemas.ts";
import { isNode, type Node, type Resolve } from "./mends/node.ts";

/**
 * hey-api names an operation by its `operationId`: paths that refer to the same path item need one each. Parameters of a
 * path item are given to its operations.
 */
const writePathItemsOut = (document: OpenApiDocument): Readonly<Record<string, Node>> =>
  Object.fromEntries(
    listPaths(document).map(([path, pathItem]) => {
      const isReference = pathItem !== document.paths?.[path];
      const { parameters: _, ...own } = isReference ? structuredClone(pathItem) : pathItem;
      return [path, own];
    }),
  );

/**
 * Name of an operation within hey-api. It would take its own pains with any other, and leave out a leading digit, for
 * example.
 */
export const printHeyApiId = (index: number): string => `operation${index}`;

/**
 * The document as hey-api gets it: a copy, for hey-api works on it, with an `operationId` for each operation, and mended
 * where hey-api would lose something. Each mend can go when hey-api no longer needs it.
 */
export const mendForHeyApi = ({ document, operations }: ApiModel): Node => {
  const json = JSON.stringify(document);
  // JSON makes a smaller copy than `structuredClone` does.
  const copy: OpenApiDocument = JSON.parse(json);
  const resolve: Resolve = (value) => (isNode(value) ? resolveReference<Node>(copy, value) : undefined);
  const paths = writePathItemsOut(copy);
  for (const [index, operation] of operations.entries()) {
    const pathItem = paths[operation.path];
    const written = pathItem?.[operation.method];
    if (!pathItem || !isNode(written)) continue;
    // All else hey-api would only walk through, several times. References may lead into callbacks.
    const { requestBody, responses, callbacks } = written;
    const target: Node = { operationId: printHeyApiId(index), requestBody, responses, callbacks };
    pathItem[operation.method] = target;
    mendParameters(target, operation);
    mendBodies(target, operation, resolve);
  }
  const mended = { ...copy, paths };
  mendSchemas(mended, resolve);
  return json.includes("\\\\u") ? JSON.parse(hideEscapesInJson(JSON.stringify(mended))) : mended;
};
