import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import { isJson } from "../../model/media-types.ts";
import type { MediaTypeObject } from "../../model/openapi.ts";
import type { OperationModel } from "../../model/operation-model.ts";
import { parseFormStyles, parseParameterStyles } from "../../model/parse-parameter-styles.ts";
import type { AnyPlugin } from "../hey-api.ts";
import { importRuntime } from "./runtime.ts";

const printBodySerializer = (plugin: AnyPlugin, mediaType: string, { encoding = {} }: MediaTypeObject) => {
  const body = (name: string) => importRuntime(plugin, name, "request-writer");
  if (isJson(mediaType)) return body("serializeJson");
  if (mediaType.startsWith("application/x-www-form-urlencoded")) {
    return body("createFormSerializer").call($.fromValue(parseFormStyles(encoding)));
  }
  if (!mediaType.startsWith("multipart/")) return body("passBody");
  const types = Object.entries(encoding).flatMap(([name, { contentType = "" }]) => {
    // A part has one of the types that are allowed, which cannot be a range.
    const [type = ""] = contentType.split(/\s*,\s*/);
    return type === "" || type.includes("*") ? [] : [[name, type]];
  });
  return body("createMultipartSerializer").call($.fromValue(Object.fromEntries(types)));
};

/**
 * What writes the request of an operation that openapi-fetch would write in another way, as a member of its metadata.
 */
export const printRequestWriter = (plugin: AnyPlugin, { document }: ApiModel, operation: OperationModel): object => {
  const ownQuery = /[?#]/.test(operation.path) ? (/\?([^#]*)/.exec(operation.path)?.[1] ?? "") : undefined;
  const styles = parseParameterStyles(document, operation) ?? (ownQuery === undefined ? undefined : {});
  const createSerializer = () => importRuntime(plugin, "createParameterSerializer", "parameters");
  const content = Object.entries(operation.body?.content ?? {});
  // JSON first: it is what the SDK sends.
  const [first] = content.filter(([mediaType]) => mediaType === operation.body?.mediaType);
  const ordered = first ? [first, ...content.filter((entry) => entry !== first)] : content;
  const isPlainJson = ordered.every(([mediaType]) => mediaType === "application/json");
  if (!styles && isPlainJson) return {};
  const createWriter = importRuntime(plugin, "createRequestWriter", "request-writer");
  const parts = {
    ...(styles
      ? {
          parameters: createSerializer().call(
            $.fromValue(styles),
            ...(ownQuery === undefined ? [] : [$.literal(ownQuery)]),
          ),
        }
      : {}),
    ...(isPlainJson
      ? {}
      : {
          body: Object.fromEntries(
            ordered.map(([mediaType, object]) => [mediaType, printBodySerializer(plugin, mediaType, object)]),
          ),
        }),
  };
  return { write: createWriter.call($.fromValue(parts, { layout: "pretty" })) };
};
