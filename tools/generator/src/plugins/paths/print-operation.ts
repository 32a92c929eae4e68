import { findCarriedSchema } from "../carried-schemas.ts";
import { code } from "../code.ts";
import { type AnyPlugin, type OperationPair, referenceOperationType } from "../hey-api.ts";
import { printMembers } from "../print-members.ts";
import { printContent } from "./print-content.ts";
import { printParameters } from "./print-parameters.ts";
import { printResponses } from "./print-responses.ts";

/** `T[key]`, without the `undefined` that hey-api adds to an optional member. */
const printMember = (plugin: AnyPlugin, { operation }: OperationPair, key: string, required: boolean) => {
  const data = referenceOperationType(plugin, operation, "data") ?? "never";
  return required ? code`${data}["${key}"]` : code`Exclude<${data}["${key}"], undefined>`;
};

const printRequestBody = (plugin: AnyPlugin, pair: OperationPair) => {
  const { body } = pair.model;
  if (!body) return undefined;
  const content = printContent(plugin, body.content, {
    kept: body.mediaType,
    printKept: () => printMember(plugin, pair, "body", body.required),
    findSchema: (mediaType) => findCarriedSchema(pair.operation, ["request", "content", mediaType]),
  });
  return printMembers([{ name: "content", type: content }]);
};

/** Prints one operation of `paths`. */
export const printOperation = (plugin: AnyPlugin, pair: OperationPair) => {
  const parameters = printParameters(plugin, pair, (place, required) => printMember(plugin, pair, place, required));
  return printMembers([
    { name: "parameters", type: parameters },
    {
      name: "requestBody",
      type: printRequestBody(plugin, pair) ?? "never",
      required: pair.model.body?.required ?? false,
    },
    { name: "responses", type: printResponses(plugin, pair) },
  ]);
};
