import type { Schema, SchemaOrReference } from "@gong-engagement/fake/schema/flatten-schema";
import { formOfRequest } from "@gong-engagement/generator/model/media-types";
import { type ParameterObject, type ParameterPlace, parameterPlaces } from "@gong-engagement/generator/model/openapi";
import type { BodyModel, OperationModel } from "@gong-engagement/generator/model/operation-model";

/** All that one request says, as one value: the parameters of each place by name, and the body. */
export type RequestValues = { readonly [place in ParameterPlace]?: Readonly<Record<string, unknown>> } & {
  readonly body?: unknown;
};

/** A header cannot hold what is beyond ISO 8859-1. */
const text: Schema = { not: { type: "string", pattern: "[^\\t -\\xff]" } as Schema };

/** Schema of the value that a caller gives, `readOnly` or not. */
const schemaOfParameter = ({ in: place, schema: own, content = {} }: ParameterObject): SchemaOrReference => {
  const stated = own ?? Object.values(content)[0]?.schema ?? true;
  if (typeof stated !== "object") return stated;
  const schema: Schema = {
    allOf: place === "header" || place === "cookie" ? [stated, text] : [stated],
    readOnly: false,
  };
  return schema;
};

/** Whatever the schema of a text or of bytes says of their content: a caller gives them as they are. */
const schemaOfBody = ({ content, mediaType }: BodyModel): SchemaOrReference =>
  formOfRequest(mediaType) === "value" ? (content[mediaType]?.schema ?? true) : { type: "string" };

const createParametersSchema = ({ parameters }: OperationModel, place: ParameterPlace): Schema => {
  const members = parameters.filter((parameter) => parameter.in === place);
  return {
    type: "object",
    properties: Object.fromEntries(members.map((parameter) => [parameter.name, schemaOfParameter(parameter)])),
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
    schemas.set("body", schemaOfBody(body));
    if (body.required) required.push("body");
  }
  return { type: "object", properties: Object.fromEntries(schemas), required };
};
