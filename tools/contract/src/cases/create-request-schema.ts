import { type ParameterPlace, parameterPlaces } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { Schema, SchemaOrReference } from "./flatten-schema.ts";

/** All that one request says, as one value: the parameters of each place by name, and the body. */
export type RequestValues = { readonly [place in ParameterPlace]?: Readonly<Record<string, unknown>> } & {
  readonly body?: unknown;
};

const createParametersSchema = ({ parameters }: OperationModel, place: ParameterPlace): Schema => {
  const members = parameters.filter((parameter) => parameter.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(members.map(({ name, schema = true }) => [name, schema])),
    required: members.filter((parameter) => parameter.required).map(({ name }) => name),
  };
};

/** The schema of the `RequestValues` of an operation. */
export const createRequestSchema = (operation: OperationModel): Schema => {
  const { body } = operation;
  const schemas = new Map<string, SchemaOrReference>();
  const required: string[] = [];
  for (const place of parameterPlaces) {
    if (!operation.parameters.some((parameter) => parameter.in === place)) continue;
    const schema = createParametersSchema(operation, place);
    schemas.set(place, schema);
    if (schema.required?.length) required.push(place);
  }
  if (body) {
    schemas.set("body", body.content[body.mediaType]?.schema ?? true);
    if (body.required) required.push("body");
  }
  return { type: "object", properties: Object.fromEntries(schemas), required };
};
