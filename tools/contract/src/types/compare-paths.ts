import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import openapiTypescript, { astToString, type OpenAPITSOptions } from "openapi-typescript";
import { factory } from "typescript";
import { compile } from "./compile.ts";

/**
 * As hey-api does: a property with a default stays optional, an object without properties can have any, and binary
 * content is a Blob.
 */
const options: OpenAPITSOptions = {
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  transform: ({ format }) => (format === "binary" ? factory.createTypeReferenceNode("Blob") : undefined),
};

const comparison = `
import type { paths as Ours } from "@gong-engagement/types";
import type { paths as Theirs } from "./openapi-typescript.ts";
import type { ComparablePaths, Complete } from "../src/types/comparable-paths.ts";

export const toOurs = (value: ComparablePaths<Theirs>): ComparablePaths<Ours> => value;
export const toTheirs = (value: ComparablePaths<Ours>): ComparablePaths<Theirs> => value;
export const toOursComplete = (value: Complete<ComparablePaths<Theirs>>): Complete<ComparablePaths<Ours>> => value;
export const toTheirsComplete = (value: Complete<ComparablePaths<Ours>>): Complete<ComparablePaths<Theirs>> => value;
`;

/**
 * Compares the `paths` of our types package with the one that openapi-typescript makes from a document.
 *
 * @returns what the compiler finds different; nothing if each can stand for the other
 */
export const comparePaths = async (document: OpenApiDocument): Promise<string> => {
  const theirs = astToString(await openapiTypescript(JSON.stringify(document), options));
  return compile({ "comparison.ts": comparison, "openapi-typescript.ts": theirs });
};
