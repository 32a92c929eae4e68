import { $, type IR } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import type { ResponseObject } from "../../model/openapi.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { type OperationPair, referenceOperationType } from "../operation-types.ts";
import { printDescription } from "../print-documentation.ts";
import { printContent } from "./print-content.ts";

/**
 * Where hey-api puts `default`: with the errors if its text speaks of one, or if a 2xx exists and its text does not
 * speak of success.
 */
const isErrorByDefault = (responses: IR.ResponsesObject): boolean => {
  const schema = responses.default?.schema;
  const text = `${schema?.description ?? ""} ${schema?.$ref ?? ""}`.toLowerCase();
  const hasSuccess = Object.keys(responses).some((status) => status.startsWith("2"));
  return /error|problem/.test(text) || (hasSuccess && !text.includes("success"));
};

/** hey-api keeps the bodies of errors and of other responses in two types, and drops 1xx and 3xx. */
const findRole = (status: string, responses: IR.ResponsesObject = {}): "errors" | "responses" | undefined => {
  if (status === "default") return isErrorByDefault(responses) ? "errors" : "responses";
  if (/^[13]/.test(status)) return undefined;
  return status.startsWith("2") ? "responses" : "errors";
};

const printHeaders = ({ headers = {} }: ResponseObject) => {
  const object = $.type.object();
  for (const name of Object.keys(headers)) object.prop(name, (property) => property.optional().type("unknown"));
  return object.idxSig("name", (signature) => signature.key("string").type("unknown"));
};

/** Prints the `responses` of one operation. */
export const printResponses = (plugin: AnyPlugin, api: ApiModel, pair: OperationPair) => {
  const responses = $.type.object();
  for (const [status, response] of Object.entries(pair.model.responses)) {
    const role = findRole(status, pair.operation.responses);
    const type = role && referenceOperationType(plugin, pair.operation, role);
    const content = response.content && Object.keys(response.content).length > 0 ? response.content : undefined;
    const key = /^\d+$/.test(status) ? Number(status) : status;
    const printed = $.type
      .object()
      .prop("headers", (property) => property.type(printHeaders(response)))
      .prop("content", (property) =>
        content
          ? property.type(
              printContent(plugin, api, content, {
                mediaType: pair.operation.responses?.[status]?.mediaType,
                print: type && (() => type.idx($.type.literal(key))),
              }),
            )
          : property.optional().type($.type("never")),
      );
    responses.prop(status, (property) => property.doc(printDescription(response)).type(printed));
  }
  return responses;
};
