import {
  flattenBranches,
  type Schema,
  type SchemaOrReference,
  schemaOfProperty,
} from "@gong-engagement/fake/schema/flatten-schema";
import { formOfRequest, isJson } from "@gong-engagement/generator/model/media-types";
import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { isObject } from "@gong-engagement/kit/is-object";
import type { RequestValues } from "./create-request-schema.ts";

const toFile = (document: OpenApiDocument, schema: SchemaOrReference, value: unknown): unknown => {
  const { format, items = true } = typeof schema === "object" ? resolveReference<Schema>(document, schema) : {};
  if (Array.isArray(value)) return value.map((item) => toFile(document, items, item));
  return format === "binary" && typeof value === "string" ? new File([value], "sample.bin") : value;
};

/** A request as a caller gives it: bytes are a Blob, those in a form a File. */
export const toSdkValues = (
  document: OpenApiDocument,
  { body: model }: OperationModel,
  request: RequestValues,
): RequestValues => {
  const { body } = request;
  if (!model || body === undefined || isJson(model.mediaType)) return request;
  const { mediaType, content } = model;
  if (formOfRequest(mediaType) === "binary") return { ...request, body: new Blob([String(body)]) };
  if (!mediaType.startsWith("multipart/") || !isObject(body)) return request;

  const [schema = {}] = flattenBranches(document, content[mediaType]?.schema ?? true);
  const members = Object.entries(body).map(([name, value]) => [
    name,
    toFile(document, schemaOfProperty(schema, name), value),
  ]);
  return { ...request, body: Object.fromEntries(members) };
};
