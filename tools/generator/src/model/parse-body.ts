import { isJson, selectMediaType } from "./media-types.ts";
import type { OpenApiDocument, Reference, RequestBodyObject, SchemaObject } from "./openapi.ts";
import type { BodyModel } from "./operation-model.ts";
import { resolveReference } from "./resolve-reference.ts";

type Properties = { readonly names: readonly string[]; readonly required: readonly string[] };

/** Makes a parser of the properties of an object schema, or of an allOf of them; it gives `undefined` for any other schema. */
const createPropertiesParser = (document: OpenApiDocument) => {
  // One that many refer to is read once; one that is part of itself has no end, and counts as none.
  const known = new Map<object, Properties | undefined>();

  const parse = (schema: SchemaObject | Reference | boolean | undefined): Properties | undefined => {
    if (typeof schema !== "object") return undefined;
    const resolved = resolveReference<SchemaObject>(document, schema);
    if (typeof resolved !== "object") return undefined;
    if (!known.has(resolved)) {
      known.set(resolved, undefined);
      known.set(resolved, parseObject(resolved));
    }
    return known.get(resolved);
  };

  const parseObject = ({ type, nullable, oneOf, anyOf, allOf, properties, required }: SchemaObject) => {
    if (nullable || oneOf || anyOf) return undefined;
    const types = [type ?? []].flat();
    const isObject = types.length === 1 && types[0] === "object";
    if (!isObject && !(types.length === 0 && (allOf ?? properties))) return undefined;

    const names = new Set(Object.keys(properties ?? {}));
    const requiredNames = new Set(required ?? []);
    for (const member of allOf ?? []) {
      const part = parse(member);
      if (!part) return undefined;
      for (const name of part.names) names.add(name);
      for (const name of part.required) requiredNames.add(name);
    }
    return { names: [...names], required: [...requiredNames] };
  };

  return parse;
};

/** A JSON body whose schema is an object, or an allOf of objects, joins the flat input. */
export const parseBody = (
  document: OpenApiDocument,
  requestBody: RequestBodyObject | Reference | undefined,
): BodyModel | undefined => {
  if (!requestBody) return undefined;
  const { required = false, content = {} } = resolveReference<RequestBodyObject>(document, requestBody);
  const mediaType = selectMediaType(content);
  if (mediaType === undefined) return undefined;
  const properties = isJson(mediaType) ? createPropertiesParser(document)(content[mediaType]?.schema) : undefined;
  return {
    required,
    content,
    mediaType,
    properties: properties?.names,
    requiredProperties: properties?.required ?? [],
  };
};
