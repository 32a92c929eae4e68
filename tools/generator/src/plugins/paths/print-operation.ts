import { $ } from "@hey-api/openapi-ts";
import { findCarriedSchema } from "../carried-schemas.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { type OperationPair, referenceOperationType } from "../operation-types.ts";
import { printContent } from "./print-content.ts";
import { printParameters } from "./print-parameters.ts";
import { printResponses } from "./print-responses.ts";

/** `T[key]`, without the `undefined` that hey-api adds to an optional member. */
const printMember = (plugin: AnyPlugin, { operation }: OperationPair, key: string, required: boolean) => {
  const data = referenceOperationType(plugin, operation, "data") ?? $.type("never");
  const member = data.idx($.type.literal(key));
  return required ? member : $.type("Exclude").generic(member).generic("undefined");
};

const printRequestBody = (plugin: AnyPlugin, pair: OperationPair) => {
  const { body } = pair.model;
  if (!body) return undefined;
  const content = printContent(plugin, body.content, {
    printKept: () => printMember(plugin, pair, "body", body.required),
    findSchema: (mediaType) => findCarriedSchema(pair.operation, ["request", "content", mediaType]),
  });
  return $.type.object().prop("content", (property) => property.type(content));
};

/** Prints one operation of `paths`. */
export const printOperation = (plugin: AnyPlugin, pair: OperationPair) => {
  const requestBody = printRequestBody(plugin, pair);
  return $.type
    .object()
    .prop("parameters", (property) =>
      property.type(printParameters(plugin, pair, (place, required) => printMember(plugin, pair, place, required))),
    )
    .prop("requestBody", (property) =>
      (pair.model.body?.required ? property : property.optional()).type(requestBody ?? $.type("never")),
    )
    .prop("responses", (property) => property.type(printResponses(plugin, pair)));
};
