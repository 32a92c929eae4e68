import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { printPathsComparison } from "@gong-engagement/generator/testing/print-paths-comparison";
import { compile } from "./compile.ts";

/**
 * Compares the `paths` of our types package with the one that openapi-typescript makes from a document.
 *
 * @returns what the compiler finds different; nothing if each can stand for the other
 */
export const comparePaths = async (document: OpenApiDocument): Promise<string> =>
  compile(await printPathsComparison(document));
