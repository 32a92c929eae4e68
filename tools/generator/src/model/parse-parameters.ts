import {
  type OpenApiDocument,
  type OperationObject,
  type ParameterObject,
  type PathItemObject,
  parameterPlaces,
  type Reference,
} from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/** Headers that bodies and credentials bring with them; as parameters, OpenAPI says, they are to be ignored. */
const ofOpenApi = /^(accept|authorization|content-type)$/i;

/** Headers of the connection, which `fetch` writes itself. */
const ofConnection = /^(connection|content-length|expect|host|keep-alive|te|trailer|transfer-encoding|upgrade)$/i;

const isIgnored = ({ in: place, name }: ParameterObject): boolean =>
  place === "header" && (ofOpenApi.test(name) || ofConnection.test(name));

/** Resolves a list of parameters, without those that mean nothing. */
export const resolveParameters = (
  document: OpenApiDocument,
  parameters: readonly (ParameterObject | Reference)[] = [],
): readonly ParameterObject[] =>
  parameters
    .map((parameter) => resolveReference<ParameterObject>(document, parameter))
    .filter((parameter) => !isIgnored(parameter));

/**
 * Parameters of the operation replace those of its path item that have the same place and name.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#parameter-object
 */
export const parseParameters = (
  document: OpenApiDocument,
  pathItem: PathItemObject,
  operation: OperationObject,
): readonly ParameterObject[] => {
  const parameters = new Map<string, ParameterObject>();
  for (const { parameters: list } of [pathItem, operation]) {
    for (const parameter of resolveParameters(document, list)) {
      parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return parameterPlaces.flatMap((place) => [...parameters.values()].filter((parameter) => parameter.in === place));
};
