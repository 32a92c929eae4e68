import { readFile } from "node:fs/promises";
import type { OpenApiDocument } from "@gong-engagement/fake";

const isDocument = (value: unknown): value is OpenApiDocument =>
  typeof value === "object" && value !== null && "openapi" in value && /^3\./.test(String(value.openapi));

/**
 * Reads an OpenAPI document.
 *
 * @throws Error if the file cannot be read, or holds no OpenAPI 3 document.
 */
export const readDocument = async (path: string): Promise<OpenApiDocument> => {
  const text = await readFile(path, "utf8");
  const { CORE_SCHEMA, load } = await import("js-yaml"); // Only here: most runs need none.
  const parse = (): unknown => {
    try {
      return load(text, { schema: CORE_SCHEMA }); // JSON is also YAML.
    } catch (error) {
      throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : error}`);
    }
  };
  const document = parse();
  if (isDocument(document)) return document;
  throw new Error(`${path} is not an OpenAPI 3 document: it has no \`openapi: 3.x\``);
};
