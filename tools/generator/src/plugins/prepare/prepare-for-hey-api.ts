import type { ApiModel } from "../../model/api-model.ts";
import { listPathOperations } from "../../model/list-paths.ts";
import { selectMediaType } from "../../model/media-types.ts";
import type { OpenApiDocument, PathItemObject } from "../../model/openapi.ts";
import { resolveReference } from "../../model/resolve-reference.ts";
import type { Node } from "../../model/schemas/node.ts";
import { hideEscapesInJson, hideMethod } from "../hide-escapes.ts";
import { prepareBodies, prepareContent, readRequestSchema } from "./prepare-bodies.ts";
import { prepareParameters } from "./prepare-parameters.ts";
import { createSchemaWriter, type WriteSchema } from "./write-schemas.ts";

/**
 * Name of an operation within hey-api. It would take its own pains with any other, and leave out a leading digit, for
 * example.
 */
export const printHeyApiId = (index: number): string => `operation${index}`;

/** Whether hey-api 0.99, which knows OpenAPI up to 3.1, knows a method. */
const isKnown = (method: string): boolean => /^(get|put|post|delete|options|head|patch|trace)$/.test(method);

/** What a webhook brings is read, though it is the body of a request. */
const prepareWebhooks = ({ webhooks = {}, ...document }: OpenApiDocument, { writeResponse }: WriteSchema): Node => {
  const write = ({ schema }: { readonly schema: unknown }): Node => writeResponse(schema);
  return Object.fromEntries(
    Object.entries(webhooks).map(([name, written]) => {
      const pathItem = resolveReference<PathItemObject>({ webhooks, ...document }, written);
      const operations = listPathOperations(pathItem).flatMap(({ method, operation: { operationId, requestBody } }) => {
        if (!isKnown(method)) return [];
        const { required, content } = requestBody
          ? resolveReference<{ required?: boolean; content?: Record<string, object> }>(
              { webhooks, ...document },
              requestBody,
            )
          : {};
        const kept = content && prepareContent(content, selectMediaType(content), readRequestSchema, write).kept;
        return [
          [method, { operationId, ...(kept ? { requestBody: { required, content: kept } } : {}), responses: {} }],
        ];
      });
      return [name, Object.fromEntries(operations)];
    }),
  );
};

/**
 * The document as hey-api gets it: an OpenAPI 3.1 document of operations and schemas alone, in which each operation has an
 * `operationId`, and every schema is written in the way that hey-api reads without loss.
 */
export const prepareForHeyApi = ({ document, operations }: ApiModel): Node => {
  const writer = createSchemaWriter(document);
  const paths: Record<string, Node> = {};
  for (const [index, operation] of operations.entries()) {
    const target: Node = { operationId: printHeyApiId(index) };
    const path = isKnown(operation.method) ? operation.path : hideMethod(operation.path, operation.method);
    paths[path] = { ...paths[path], [isKnown(operation.method) ? operation.method : "post"]: target };
    prepareParameters(target, operation, writer);
    prepareBodies(target, document, operation, writer);
  }
  const webhooks = prepareWebhooks(document, writer);
  const prepared = { openapi: "3.1.0", info: document.info, paths, webhooks, components: { schemas: writer.finish() } };
  // Without what is undefined, and nothing in it twice: hey-api changes what it gets.
  const json = JSON.stringify(prepared);
  return JSON.parse(json.includes("\\\\u") ? hideEscapesInJson(json) : json);
};
