import {
  flattenBranches,
  type Schema,
  type SchemaOrReference,
  typeOf,
} from "@gong-engagement/fake/schema/flatten-schema";
import { formOfRequest, isJson } from "@gong-engagement/generator/model/media-types";
import type { MediaTypeObject, OpenApiDocument, RequestBodyObject } from "@gong-engagement/generator/model/openapi";
import type { BodyModel } from "@gong-engagement/generator/model/operation-model";
import { isPrimitive } from "./is-primitive.ts";

const adaptFormSchema = (document: OpenApiDocument, schema: SchemaOrReference = true): Schema => {
  const [branch = {}, ...others] = flattenBranches(document, schema);
  if (others.length > 0 || typeOf(branch) !== "object") return {};
  const { properties = {}, required = [] } = branch;
  const adapted = Object.entries(properties).map(([name, property]) => [
    name,
    isPrimitive(document, property) ? property : {},
  ]);
  return { type: "object", properties: Object.fromEntries(adapted), required };
};

const adaptMediaType = (
  document: OpenApiDocument,
  [mediaType, { schema = true }]: readonly [string, MediaTypeObject],
): readonly [string, MediaTypeObject] => {
  if (isJson(mediaType)) return [mediaType, { schema }];
  if (formOfRequest(mediaType) !== "value") return [mediaType, { schema: { type: "string" } }];
  if (/^multipart\/(?!form-data)/i.test(mediaType)) return ["multipart/form-data", { schema: {} }];
  return [mediaType, { schema: adaptFormSchema(document, schema) }];
};

/** Whether a body, if there is one, cannot be taken for none, as an empty form is, and `false` and `0`. */
const isTruthy = (document: OpenApiDocument, [mediaType, { schema = true }]: readonly [string, MediaTypeObject]) =>
  isJson(mediaType)
    ? flattenBranches(document, schema).every((branch) => ["object", "array"].includes(typeOf(branch)))
    : formOfRequest(mediaType) !== "value";

/**
 * A body as Prism 5.16 can check it. It
 * - reads text of every form property, once for each name: not arrays, and objects that are written as JSON;
 * - knows no form of several parts but `multipart/form-data`, and neither does `fetch`, which sends all as that;
 * - compares the schema of text and bytes, which may be that of the object in an XML, with the text;
 * - takes an empty form, `false` and `0` for no body.
 */
export const adaptRequestBody = (document: OpenApiDocument, { required, content }: BodyModel): RequestBodyObject => {
  const mediaTypes = Object.entries(content);
  const adapted = mediaTypes.map((entry) => adaptMediaType(document, entry));
  return {
    required: required && mediaTypes.every((entry) => isTruthy(document, entry)),
    // Of two that have the same name now the first one counts.
    content: Object.fromEntries(
      adapted.filter(([name], index) => adapted.findIndex(([other]) => other === name) === index),
    ),
  };
};
