import { toJsonSchema } from "@gong-engagement/fake/schema/to-json-schema";
import { findOperation } from "@gong-engagement/generator/model/list-paths";
import type { OpenApiDocument, PathItemObject } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { adaptParameters } from "./workarounds/adapt-parameters.ts";
import { adaptRequestBody } from "./workarounds/adapt-request-body.ts";
import { createResponseAdapter } from "./workarounds/adapt-responses.ts";
import { adaptSchema } from "./workarounds/adapt-schema.ts";
import { namePath } from "./workarounds/names.ts";

/** Whether Prism 5.16 answers the method of an operation. OpenAPI 3.2 has others. */
export const isKnownToPrism = ({ method }: OperationModel): boolean =>
  /^(get|put|post|delete|options|head|patch|trace)$/.test(method);

/** Files are part of the document already: what refers to one all the same is data, and Prism would look for the file. */
const leaveOutFileReferences = (document: OpenApiDocument): OpenApiDocument =>
  JSON.parse(JSON.stringify(document), (_, value) =>
    typeof value?.$ref === "string" && !value.$ref.startsWith("#") ? {} : value,
  );

/**
 * The document as Prism gets it: with what it cannot check or answer left out, and the rest written so that it can. What
 * follows from an operation, such as a callback, is not in it: Prism would really call.
 */
export const adaptForPrism = (document: OpenApiDocument): OpenApiDocument => {
  const adaptResponses = createResponseAdapter(document);
  const adapt = (operation: OperationModel): object => {
    const { parameters, body } = operation;
    const item = resolveReference<PathItemObject>(document, document.paths?.[operation.path] ?? {});
    return {
      ...findOperation(item, operation.method),
      callbacks: {},
      parameters: adaptParameters(document, parameters),
      requestBody: body ? adaptRequestBody(document, body) : { content: {} },
      responses: adaptResponses(operation),
    };
  };

  const paths: Record<string, Record<string, object>> = {};
  for (const operation of parseOperations(document)) {
    const path = namePath(operation.path);
    if (isKnownToPrism(operation)) paths[path] = { ...paths[path], [operation.method]: adapt(operation) };
  }
  const refer = (reference: string): string => reference.replace(/^#\/paths\//, "#/x-paths/");
  // Prism knows OpenAPI up to 3.1.
  const openapi = document.openapi.startsWith("3.2") ? "3.1.0" : document.openapi;
  const dialect = { openapi, jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
  // Few documents refer to a part of a path, and Prism would follow each reference in all of them.
  const originals = JSON.stringify(document).includes('"#/paths/') ? document.paths : undefined;
  const convert = toJsonSchema(document, { direction: "request", refer, adapt: adaptSchema });
  // What an extension holds is data: it is converted by itself.
  const adapted = {
    ...convert({ ...document, ...dialect, paths }),
    ...(originals && { "x-paths": convert(originals) }),
  };
  return leaveOutFileReferences(adapted);
};
