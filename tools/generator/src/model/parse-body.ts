import { isJson, selectMediaType } from "./media-types.ts";
import type { OpenApiDocument, Reference, RequestBodyObject, SchemaObject } from "./openapi.ts";
import type { BodyModel } from "./operation-model.ts";
import { resolveReference } from "./resolve-reference.ts";

type Properties = { readonly names: readonly string[]; readonly required: readonly string[] };

/** Properties of an object schema, or of an allOf of them; `undefined` for any other schema. */
const parseProperties = (
  document: OpenApiDocument,
  schema: SchemaObject | Reference | boolean | undefined,
  seen: ReadonlySet<object> = new Set(),
): Properties | undefined => {
  if (typeof schema !== "object") return undefined;
  const resolved = resolveReference<SchemaObject>(document, schema);
  if (typeof resolved !== "object" || seen.has(resolved)) return undefined;
  const { type, nullable, oneOf, anyOf, allOf, properties, required } = resolved;
  if (nullable || oneOf || anyOf) return undefined;
  const types = [type ?? []].flat();
  const isObject = types.length === 1 && types[0] === "object";
  if (!isObject && !(types.length === 0 && (allOf ?? properties))) return undefined;

  const inner = new Set([...seen, resolved]);
  const members = (allOf ?? []).map((member) => parseProperties(document, member, inner));
  const all = [{ names: Object.keys(properties ?? {}), required: required ?? [] }];
  for (const member of members) {
    if (!member) return undefined;
    all.push({ names: [...member.names], required: member.required });
  }
  return { names: [...new Set(all.flatMap((part) => part.names))], required: all.flatMap((part) => part.required) };
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
  const properties = isJson(mediaType) ? parseProperties(document, content[mediaType]?.schema) : undefined;
  return {
    required,
    content,
    mediaType,
    properties: properties?.names,
    requiredProperties: properties?.required ?? [],
  };
};
