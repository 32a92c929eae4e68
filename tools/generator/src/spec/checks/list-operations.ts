import { httpMethods } from "../../model/openapi.ts";
import { isJsonObject, type JsonObject, type JsonPath } from "../json.ts";
import { followReference } from "../references/resolve-pointer.ts";

interface ListedOperation {
  readonly path: JsonPath;
  /** The path template, or the name of the webhook. */
  readonly name: string;
  readonly method: string;
  readonly operation: JsonObject;
}

/** All operations below `paths` and `webhooks`. Anything else is left out; the OpenAPI schema reports it. */
export const listOperations = (document: JsonObject): ListedOperation[] =>
  ["paths", "webhooks"].flatMap((section) => {
    const items = document[section];
    return Object.entries(isJsonObject(items) ? items : {}).flatMap(([name, item]) => {
      const pathItem = followReference(document, item);
      if (!isJsonObject(pathItem)) return [];
      const { additionalOperations } = pathItem;
      const standard = httpMethods.map((method) => [[method], pathItem[method]] as const);
      const additional = Object.entries(isJsonObject(additionalOperations) ? additionalOperations : {}).map(
        ([method, operation]) => [["additionalOperations", method], operation] as const,
      );
      return [...standard, ...additional].flatMap(([way, operation]) => {
        const method = way.at(-1)?.toLowerCase() ?? "";
        return isJsonObject(operation) ? [{ path: [section, name, ...way], name, method, operation }] : [];
      });
    });
  });
