import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import openapiTypescript, { astToString } from "openapi-typescript";
import { compile } from "./compile.ts";

/** Takes properties with a default for what they are, and an empty object for one of unknown content, as hey-api does. */
const options = { defaultNonNullable: false, emptyObjectsUnknown: true };

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
