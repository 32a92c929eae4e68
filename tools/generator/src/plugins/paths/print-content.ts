import { $ } from "@hey-api/openapi-ts";
import type { ApiModel } from "../../model/api-model.ts";
import type { Content, SchemaObject } from "../../model/openapi.ts";
import { parseBodyKinds } from "../../model/parse-body-kinds.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import type { TypeNode } from "../operation-types.ts";

/** The one media type of a body that hey-api keeps, and its type. */
interface KeptMediaType {
  readonly mediaType: string | undefined;
  readonly print: (() => TypeNode) | undefined;
}

/** A reference to the type of a component; `undefined` if hey-api prints none. */
const referenceDefinition = (plugin: AnyPlugin, pointer: string) => {
  const meta = { category: "type", resource: "definition", resourceId: pointer } as const;
  return plugin.querySymbol(meta) ? $.type(plugin.referenceSymbol(meta)) : undefined;
};

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Prints `content` with all media types of the document: hey-api keeps one, the others are read from the document. */
export const printContent = (plugin: AnyPlugin, { document }: ApiModel, content: Content, kept: KeptMediaType) => {
  const printMediaType = (mediaType: string): TypeNode => {
    const schema = content[mediaType]?.schema;
    const isKept = mediaType === kept.mediaType || isSame(schema, kept.mediaType && content[kept.mediaType]?.schema);
    if (kept.print && isKept) return kept.print();
    const reference = typeof schema === "object" && "$ref" in schema ? schema.$ref : undefined;
    const definition = reference === undefined ? undefined : referenceDefinition(plugin, reference);
    if (definition) return definition;
    if (typeof schema === "object" && (schema as SchemaObject).format === "binary") return $.type("Blob");
    const [kind] = parseBodyKinds(document, mediaType, schema);
    return $.type(kind === "binary" ? "Blob" : kind === "text" ? "string" : "unknown");
  };
  const object = $.type.object();
  for (const mediaType of Object.keys(content)) {
    object.prop(mediaType, (property) => property.type(printMediaType(mediaType)));
  }
  return object;
};
