import type { IR } from "@hey-api/openapi-ts";
import { selectMediaType } from "../../model/media-types.ts";
import type { Content } from "../../model/openapi.ts";
import type { CodePart } from "../code.ts";
import type { AnyPlugin } from "../define-plugin.ts";
import { printMembers } from "../print-members.ts";
import { printSchema } from "../print-schema.ts";

/** Finds and prints the types of media types. */
interface ContentPrinter {
  /** Prints the type of the one media type that hey-api keeps. */
  readonly printKept: () => CodePart;
  /** Finds the schema of another one. */
  readonly findSchema: (mediaType: string) => IR.SchemaObject | undefined;
}

/** Prints `content` with all media types of the document. */
export const printContent = (plugin: AnyPlugin, content: Content, { printKept, findSchema }: ContentPrinter) => {
  const kept = selectMediaType(content);
  const printMediaType = (mediaType: string) => {
    if (mediaType === kept) return printKept();
    const schema = findSchema(mediaType);
    return schema ? printSchema(plugin, schema) : "unknown";
  };
  return printMembers(Object.keys(content).map((name) => ({ name, type: printMediaType(name) })));
};
