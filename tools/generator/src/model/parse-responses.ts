import type { HeaderObject, OpenApiDocument, OperationObject, ResponseObject } from "./openapi.ts";
import type { OperationModel } from "./operation-model.ts";
import { resolveContent, resolveReference } from "./resolve-reference.ts";

/**
 * Responses of an operation by status, extensions left out.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#responses-object
 */
export const parseResponses = (
  document: OpenApiDocument,
  { responses = {} }: OperationObject,
): OperationModel["responses"] =>
  Object.fromEntries(
    Object.entries(responses)
      .filter(([status]) => !status.startsWith("x-"))
      .map(([status, response]) => {
        const resolved = resolveReference<ResponseObject>(document, response);
        const headers = Object.entries(resolved.headers ?? {}).map(([name, header]) => [
          name,
          resolveReference<HeaderObject>(document, header),
        ]);
        return [
          status,
          { ...resolved, headers: Object.fromEntries(headers), content: resolveContent(document, resolved.content) },
        ];
      }),
  );

/** Statuses whose body a caller gets as data: all 2xx, or `default` where the spec has none. */
export const listSuccesses = ({ responses }: OperationModel): string[] => {
  const statuses = Object.keys(responses).filter((status) => status.startsWith("2"));
  return statuses.length > 0 || !("default" in responses) ? statuses : ["default"];
};
