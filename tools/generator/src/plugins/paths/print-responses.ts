import { selectMediaType } from "../../model/media-types.ts";
import type { Content } from "../../model/openapi.ts";
import type { ResponseModel } from "../../model/operation-model.ts";
import { findCarriedSchema } from "../carried-schemas.ts";
import { type CodePart, code } from "../code.ts";
import { type AnyPlugin, type OperationPair, printSchema, referenceOperationType } from "../hey-api.ts";
import { printDescription } from "../print-documentation.ts";
import { printMembers } from "../print-members.ts";
import { findResponseRole, printStatus } from "../response-roles.ts";
import { printContent } from "./print-content.ts";

/** Prints the headers of a response; one that is written as some media type is printed as `content` is. */
const printHeaders = (plugin: AnyPlugin, { operation }: OperationPair, status: string, { headers }: ResponseModel) => {
  const members = Object.entries(headers).map(([name, header]) => {
    const schema = findCarriedSchema(operation, ["response", status, "header", name]);
    const value: CodePart = schema ? printSchema(plugin, schema) : "unknown";
    const [mediaType] = Object.keys(header.content ?? {});
    const type = mediaType === undefined ? value : printMembers([{ name: mediaType, type: value }]);
    return { name, type, required: header.required ?? false, documentation: printDescription(header) };
  });
  return printMembers(members, "[name: string]: unknown;");
};

const printResponseContent = (plugin: AnyPlugin, { operation }: OperationPair, status: string, content: Content) => {
  const role = findResponseRole(status, operation);
  const type = role && referenceOperationType(plugin, operation, role);
  return printContent(plugin, content, {
    kept: selectMediaType(content),
    printKept: () =>
      type ? code`${type}[${printStatus(status)}]` : printSchema(plugin, operation.responses?.[status]?.schema ?? {}),
    findSchema: (mediaType) => findCarriedSchema(operation, ["response", status, "content", mediaType]),
  });
};

/** Prints the `responses` of one operation. */
export const printResponses = (plugin: AnyPlugin, pair: OperationPair) =>
  printMembers(
    Object.entries(pair.model.responses).map(([status, response]) => {
      const headers = printHeaders(plugin, pair, status, response);
      const required = Object.keys(response.content).length > 0;
      const content = required ? printResponseContent(plugin, pair, status, response.content) : "never";
      return {
        name: status,
        type: printMembers([
          { name: "headers", type: headers },
          { name: "content", type: content, required },
        ]),
        documentation: printDescription(response),
      };
    }),
  );
