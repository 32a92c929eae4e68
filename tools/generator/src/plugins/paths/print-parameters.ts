import { $, type IR } from "@hey-api/openapi-ts";
import { type ParameterPlace, parameterPlaces } from "../../model/openapi.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import type { OperationPair, TypeNode } from "../operation-types.ts";

type PrintMember = (key: string, required: boolean) => TypeNode;

/** Members of hey-api's `Data` type; it has none for cookies. */
const dataMembers = { path: "path", query: "query", header: "headers" } as const;

const printCookies = (plugin: AnyPlugin, cookies: Record<string, IR.ParameterObject>) => {
  const typescript = plugin.getPluginOrThrow("@hey-api/typescript");
  const object = $.type.object();
  for (const { name, required, schema } of Object.values(cookies)) {
    object.prop(name, (property) =>
      (required ? property : property.optional()).type(typescript.api.schemaToType(typescript, schema)),
    );
  }
  return object;
};

/** Prints the `parameters` of one operation. */
export const printParameters = (plugin: AnyPlugin, { operation }: OperationPair, printMember: PrintMember) => {
  const printPlace = (place: ParameterPlace, group: Record<string, IR.ParameterObject>, required: boolean) =>
    place === "cookie" ? printCookies(plugin, group) : printMember(dataMembers[place], required);

  const parameters = $.type.object();
  for (const place of parameterPlaces) {
    const group = operation.parameters?.[place];
    const required = Object.values(group ?? {}).some((parameter) => parameter.required);
    parameters.prop(place, (property) =>
      (required ? property : property.optional()).type(group ? printPlace(place, group, required) : $.type("never")),
    );
  }
  return parameters;
};
