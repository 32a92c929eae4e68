import type { IR } from "@hey-api/openapi-ts";
import type { ParameterObject } from "../model/openapi.ts";
import { findCarriedSchema } from "./carried-schemas.ts";
import { hideNumber } from "./hide-escapes.ts";

/** Whether hey-api's own type of the parameters of a place lacks this one. */
export const isLost = (operation: IR.OperationObject, { in: place, name }: ParameterObject): boolean =>
  place === "cookie" || findCarriedSchema(operation, ["request", place, name]) !== undefined;

/** Finds hey-api's form of the schema of a parameter. */
export const findParameterSchema = (
  operation: IR.OperationObject,
  { in: place, name }: ParameterObject,
): IR.SchemaObject => {
  const group = Object.values(operation.parameters?.[place] ?? {});
  const kept = group.find((parameter) => parameter.name === hideNumber(name))?.schema;
  return findCarriedSchema(operation, ["request", place, name]) ?? kept ?? {};
};
