import { formOfRequest, isJson } from "@gong-engagement/generator/model/media-types";
import type { MediaTypeObject, OpenApiDocument, RequestBodyObject } from "@gong-engagement/generator/model/openapi";
import type { BodyModel } from "@gong-engagement/generator/model/operation-model";
import { flattenBranches, type Schema, type SchemaOrReference, typeOf } from "../../cases/flatten-schema.ts";
import { isPrimitive } from "./is-primitive.ts";

const mendFormSchema = (document: OpenApiDocument, schema: SchemaOrReference = true): Schema => {
  const [branch = {}, ...others] = flattenBranches(document, schema);
  if (others.length > 0 || typeOf(branch) !== "object") return {};
  const { properties = {}, required = [] } = branch;
  const mended = Object.entries(properties).map(([name, property]) => [
    name,
    isPrimitive(document, property) ? property : {},
  ]);
  return { type: "object", properties: Object.fromEntries(mended), required };
};

const mendMediaType = (
  document: OpenApiDocument,
  mediaType: string,
  { schema = true }: MediaTypeObject,
): MediaTypeObject => {
  if (isJson(mediaType)) return { schema };
  if (formOfRequest(mediaType) !== "value") return { schema: { type: "string" } };
  return { schema: /^multipart\/(?!form-data)/i.test(mediaType) ? {} : mendFormSchema(document, schema) };
};

/**
 * A body as Prism 5.16 can check it. It
 * - reads text of every form property, once for each name: not arrays, and objects that are written as JSON;
 * - does not take `multipart/mixed` and its like apart;
 * - compares the schema of text and bytes, which may be that of the object in an XML, with the text;
 * - takes an empty form for no body.
 */
export const mendRequestBody = (document: OpenApiDocument, { required, content }: BodyModel): RequestBodyObject => {
  const mended = Object.entries(content).map(
    ([mediaType, object]) => [mediaType, mendMediaType(document, mediaType, object)] as const,
  );
  return {
    required: required && mended.every(([mediaType]) => isJson(mediaType) || formOfRequest(mediaType) !== "value"),
    content: Object.fromEntries(mended),
  };
};
