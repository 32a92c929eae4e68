import { $ } from "@hey-api/openapi-ts";
import { type ParameterObject, parameterPlaces } from "../../model/openapi.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import type { OperationPair, TypeNode } from "../operation-types.ts";
import { findParameterSchema, isLost } from "../parameter-schema.ts";
import { printSchema } from "../print-schema.ts";

type PrintMember = (key: string, required: boolean) => TypeNode;

/** Members of hey-api's `Data` type; it has none for cookies. */
const dataMembers = { path: "path", query: "query", header: "headers", cookie: "cookie" } as const;

const printEach = (plugin: AnyPlugin, { operation }: OperationPair, parameters: readonly ParameterObject[]) => {
  const object = $.type.object();
  for (const parameter of parameters) {
    object.prop(parameter.name, (property) =>
      (parameter.required ? property : property.optional()).type(
        printSchema(plugin, findParameterSchema(operation, parameter)),
      ),
    );
  }
  return object;
};

/** Prints the `parameters` of one operation. */
export const printParameters = (plugin: AnyPlugin, pair: OperationPair, printMember: PrintMember) => {
  const parameters = $.type.object();
  for (const place of parameterPlaces) {
    const group = pair.model.parameters.filter((parameter) => parameter.in === place);
    const required = group.some((parameter) => parameter.required);
    const printGroup = () =>
      group.some((parameter) => isLost(pair.operation, parameter))
        ? printEach(plugin, pair, group)
        : printMember(dataMembers[place], required);
    parameters.prop(place, (property) =>
      (required ? property : property.optional()).type(group.length > 0 ? printGroup() : $.type("never")),
    );
  }
  return parameters;
};
