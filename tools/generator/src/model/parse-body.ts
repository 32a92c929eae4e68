import { isJson, selectRequestType } from "./media-types.ts";
import type { OpenApiDocument, Reference, RequestBodyObject } from "./openapi.ts";
import type { BodyModel } from "./operation-model.ts";
import { resolveContent, resolveReference } from "./resolve-reference.ts";
import { hasFiles } from "./schemas/is-binary.ts";
import { isHidden } from "./schemas/is-hidden.ts";
import { isNode, listOf, type Node, nodesOf, resolveIn } from "./schemas/node.ts";
import { isNever, isUnknown } from "./schemas/normalize-schema.ts";
import { readSchemas, type SchemaReader } from "./schemas/read-schemas.ts";

interface Properties {
  readonly names: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Names of what is only read. */
  readonly hidden: ReadonlySet<string>;
  /** Whether the schema also mentions properties with other names. */
  readonly isOpen: boolean;
}

const isOpenBy = (additional: unknown): boolean =>
  additional !== undefined && additional !== false && !(isNode(additional) && isNever(additional));

/** Reads the properties of an object schema, or of an allOf of them; `undefined` for any other schema. */
const parseProperties = ({ schemas }: SchemaReader, schema: Node): Properties | undefined => {
  // One that many refer to is read once; one that is part of itself has no end, and counts as none.
  const known = new Map<object, Properties | undefined>();

  const parse = (node: Node): Properties | undefined => {
    const resolved = resolveIn(schemas, node);
    if (!resolved) return undefined;
    if (!known.has(resolved)) {
      known.set(resolved, undefined);
      known.set(resolved, parseObject(resolved));
    }
    return known.get(resolved);
  };

  const parseObject = (node: Node): Properties | undefined => {
    const { type, oneOf, anyOf, allOf, enum: values, const: constant } = node;
    if (oneOf || anyOf || values || constant !== undefined) return undefined;
    const types = [type ?? []].flat();
    const isObject = types.length === 1 && types[0] === "object";
    if (!isObject && !(types.length === 0 && (allOf ?? node.properties ?? node.required))) return undefined;

    const own = isNode(node.properties) ? Object.entries(node.properties) : [];
    const names = new Set(own.map(([name]) => name));
    const required = new Set(listOf(node.required).filter((name): name is string => typeof name === "string"));
    const hidden = new Set(own.flatMap(([name, property]) => (isHidden(schemas, property, "write") ? [name] : [])));
    let isOpen =
      isOpenBy(node.additionalProperties) || isOpenBy(node.unevaluatedProperties) || isNode(node.patternProperties);
    for (const member of nodesOf(allOf)) {
      // What only limits a value says nothing of its properties.
      if (isUnknown(member) && member.required === undefined) continue;
      const part = parse(member);
      if (!part) return undefined;
      for (const name of part.names) names.add(name);
      for (const name of part.required) required.add(name);
      for (const name of part.hidden) hidden.add(name);
      isOpen ||= part.isOpen;
    }
    return { names, required, hidden, isOpen };
  };

  return parse(schema);
};

/**
 * A JSON body whose schema is an object, or an allOf of objects, joins the flat input, unless it may have properties of any
 * name, which parameters could have as well.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#request-body-object
 */
export const parseBody = (
  document: OpenApiDocument,
  requestBody: RequestBodyObject | Reference | undefined,
  hasParameters: boolean,
): BodyModel | undefined => {
  if (!requestBody) return undefined;
  const { required = false, ...body } = resolveReference<RequestBodyObject>(document, requestBody);
  const content = resolveContent(document, body.content);
  const mediaType = selectRequestType(content, (name) => hasFiles(document, content[name]?.schema));
  if (mediaType === undefined) return undefined;
  const { schema } = content[mediaType] ?? {};
  const reader = readSchemas(document);
  const found =
    isJson(mediaType) && schema !== undefined ? parseProperties(reader, reader.normalize(schema)) : undefined;
  const properties = found && !(found.isOpen && hasParameters) ? found : undefined;
  const isWritten = (name: string): boolean => !properties?.hidden.has(name);
  return {
    required,
    content,
    mediaType,
    properties: properties && [...new Set([...properties.names, ...properties.required])].filter(isWritten),
    requiredProperties: properties ? [...properties.required].filter(isWritten) : [],
  };
};
