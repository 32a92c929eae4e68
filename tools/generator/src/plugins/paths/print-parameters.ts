import { type ParameterObject, parameterPlaces } from "../../model/openapi.ts";
import type { CodePart } from "../code.ts";
import { type AnyPlugin, findParameterSchema, isLost, type OperationPair, printSchema } from "../hey-api.ts";
import { printMembers } from "../print-members.ts";

type PrintMember = (key: string, required: boolean) => CodePart;

/** Members of hey-api's `Data` type; it has none for cookies. */
const dataMembers = { path: "path", query: "query", header: "headers", cookie: "cookie" } as const;

const printEach = (plugin: AnyPlugin, { operation }: OperationPair, parameters: readonly ParameterObject[]) =>
  printMembers(
    parameters.map((parameter) => ({
      name: parameter.name,
      type: printSchema(plugin, findParameterSchema(operation, parameter)),
      required: parameter.required ?? false,
    })),
  );

/** Prints the `parameters` of one operation. */
export const printParameters = (plugin: AnyPlugin, pair: OperationPair, printMember: PrintMember) =>
  printMembers(
    parameterPlaces.map((place) => {
      const group = pair.model.parameters.filter((parameter) => parameter.in === place);
      const required = group.some((parameter) => parameter.required);
      const printGroup = () =>
        group.some((parameter) => isLost(pair.operation, parameter))
          ? printEach(plugin, pair, group)
          : printMember(dataMembers[place], required);
      return { name: place, type: group.length > 0 ? printGroup() : "never", required };
    }),
  );
