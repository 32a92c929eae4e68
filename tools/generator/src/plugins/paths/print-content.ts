import type { IR } from "@hey-api/openapi-ts";
import type { Content } from "../../model/openapi.ts";
import type { CodePart } from "../code.ts";
import { type AnyPlugin, printSchema } from "../hey-api.ts";
import { printMembers } from "../print-members.ts";

/** Finds and prints the types of media types. */
interface ContentPrinter {
  /** The one media type that hey-api keeps. */
  readonly kept: string | undefined;
  /** Prints the type of the media type that hey-api keeps. */
  readonly printKept: () => CodePart;
  /** Finds the schema of another media type. */
  readonly findSchema: (mediaType: string) => IR.SchemaObject | undefined;
}

/** Prints `content` with all media types of the document. */
export const printContent = (plugin: AnyPlugin, content: Content, { kept, printKept, findSchema }: ContentPrinter) => {
  const printMediaType = (mediaType: string) => {
    if (mediaType === kept) return printKept();
    const schema = findSchema(mediaType);
    return schema ? printSchema(plugin, schema) : "unknown";
  };
  return printMembers(Object.keys(content).map((name) => ({ name, type: printMediaType(name) })));
};
