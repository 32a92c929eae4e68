import { type HttpMethod, httpMethods } from "../../model/openapi.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import type { JsonPath } from "../json-path.ts";
import { followReference } from "../references/resolve-pointer.ts";

interface ListedOperation {
  readonly path: JsonPath;
  /** The path template, or the name of the webhook. */
  readonly name: string;
  readonly method: HttpMethod;
  readonly operation: JsonObject;
}

/** All operations below `paths` and `webhooks`. What is no operation is left out; the OpenAPI schema tells of it. */
export const listOperations = (document: JsonObject): ListedOperation[] =>
  ["paths", "webhooks"].flatMap((section) => {
    const items = document[section];
    return Object.entries(isJsonObject(items) ? items : {}).flatMap(([name, item]) => {
      const pathItem = followReference(document, item);
      return httpMethods.flatMap((method) => {
        const operation = isJsonObject(pathItem) ? pathItem[method] : undefined;
        return isJsonObject(operation) ? [{ path: [section, name, method], name, method, operation }] : [];
      });
    });
  });
