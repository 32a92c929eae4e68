import { readFile } from "node:fs/promises";
import openapiTypescript, { astToString, type OpenAPITSOptions } from "openapi-typescript";
import { factory } from "typescript";
import type { OpenApiDocument } from "../model/openapi.ts";

/**
 * As hey-api does: a property with a default stays optional, an object without properties can have any, and binary
 * content is a Blob.
 */
const options: OpenAPITSOptions = {
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  transform: ({ format }) => (format === "binary" ? factory.createTypeReferenceNode("Blob") : undefined),
};

const printComparison = (accepted: readonly string[]): string => `
import type { paths as OurPaths } from "@gong-engagement/types";
import type { ComparablePaths, Complete } from "./comparable-paths.ts";
import type { paths as TheirPaths } from "./openapi-typescript.ts";

type Accepted = ${accepted.map((path) => JSON.stringify(path)).join(" | ") || "never"};
type Ours = ComparablePaths<Omit<OurPaths, Accepted>>;
type Theirs = ComparablePaths<Omit<TheirPaths, Accepted>>;

export const toOurs = (value: Theirs): Ours => value;
export const toTheirs = (value: Ours): Theirs => value;
export const toOursComplete = (value: Complete<Theirs>): Complete<Ours> => value;
export const toTheirsComplete = (value: Complete<Ours>): Complete<Theirs> => value;
`;

/**
 * Files that compile where `@gong-engagement/types` is made from the same document, and only if its `paths` and those of
 * openapi-typescript can stand for each other.
 *
 * @param accepted - paths that are left out, for their difference is known
 * @returns source text by file name
 */
export const printPathsComparison = async (
  document: OpenApiDocument,
  accepted: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> => ({
  "comparison.ts": printComparison(accepted),
  "comparable-paths.ts": await readFile(new URL("comparable-paths.ts", import.meta.url), "utf8"),
  "openapi-typescript.ts": astToString(await openapiTypescript(JSON.stringify(document), options)),
});
