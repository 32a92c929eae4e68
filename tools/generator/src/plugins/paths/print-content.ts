import { $, type IR } from "@hey-api/openapi-ts";
import { selectMediaType } from "../../model/media-types.ts";
import type { Content } from "../../model/openapi.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import type { TypeNode } from "../operation-types.ts";
import { printSchema } from "../print-schema.ts";

/** Finds and prints the types of media types. */
interface ContentPrinter {
  /** Prints the type of the one media type that hey-api keeps. */
  readonly printKept: () => TypeNode | ReturnType<typeof printSchema>;
  /** Finds the schema of another one. */
  readonly findSchema: (mediaType: string) => IR.SchemaObject | undefined;
}

/** Prints `content` with all media types of the document. */
export const printContent = (plugin: AnyPlugin, content: Content, { printKept, findSchema }: ContentPrinter) => {
  const kept = selectMediaType(content);
  const printMediaType = (mediaType: string) => {
    if (mediaType === kept) return printKept();
    const schema = findSchema(mediaType);
    return schema ? printSchema(plugin, schema) : $.type("unknown");
  };
  const object = $.type.object();
  for (const mediaType of Object.keys(content)) {
    object.prop(mediaType, (property) => property.type(printMediaType(mediaType)));
  }
  return object;
};
