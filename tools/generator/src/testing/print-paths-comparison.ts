import { readFile } from "node:fs/promises";
import openapiTypescript, { astToString, type OpenAPITSOptions, type SchemaObject } from "openapi-typescript";
import { factory, SyntaxKind, type TypeNode } from "typescript";
import { formOfRequest, formOfResponse } from "../model/media-types.ts";
import type { OpenApiDocument } from "../model/openapi.ts";
import { resolveParameters } from "../model/parse-parameters.ts";

const blob = () => factory.createTypeReferenceNode("Blob");
const text = () => factory.createKeywordTypeNode(SyntaxKind.StringKeyword);

/**
 * What a caller gives or gets, if that is not described by the schema alone; `path` leads to its place in the document.
 */
const printBody = (schema: TypeNode, path = ""): TypeNode | undefined => {
  const [, direction, mediaType = ""] = /\/(requestBod|responses\/).*\/content\/([^/]*~1[^/]*)$/.exec(path) ?? [];
  if (direction === undefined) return undefined;
  const type = mediaType.replaceAll("~1", "/");
  // Bytes are a Blob already, whatever their media type.
  const form = direction === "requestBod" ? formOfRequest(type) : formOfResponse(type);
  if (form === "value") return undefined;
  if (form === "sequence") {
    return /\/responses\/([13-5]..|default)\//i.test(path)
      ? text()
      : factory.createTypeReferenceNode("AsyncIterable", [schema]);
  }
  return form === "text" ? text() : blob();
};

/** An object that can have no property at all. */
const isEmptyObject = (schema: SchemaObject): boolean =>
  "additionalProperties" in schema &&
  schema.additionalProperties === false &&
  Object.keys(schema.properties ?? {}).length === 0 &&
  !schema.allOf;

/**
 * As we do: a property with a default stays optional, an object without a description can have any, binary content is a
 * Blob, what its schema describes is an item of a sequence, and what else is not JSON or a form is text or binary, whatever
 * its schema says.
 */
const options: OpenAPITSOptions = {
  silent: true,
  defaultNonNullable: false,
  emptyObjectsUnknown: true,
  transform: (schema) => {
    if (schema.format === "binary") return blob();
    return isEmptyObject(schema) ? factory.createTypeReferenceNode("Record<string, never>") : undefined;
  },
  postTransform: (schema, { path }) => printBody(schema, path),
};

const printComparison = (accepted: readonly string[]): string => `
import type { paths as OurPaths } from "@gong-engagement/types";
import type { AreSame, ComparablePaths, Complete } from "./comparable-paths.ts";
import type { paths as TheirPaths } from "./openapi-typescript.ts";

type Accepted = ${accepted.map((path) => JSON.stringify(path)).join(" | ") || "never"};
type Ours = ComparablePaths<Omit<OurPaths, Accepted>>;
type Theirs = ComparablePaths<Omit<TheirPaths, Accepted>>;

export const toOurs = (value: Theirs): Ours => value;
export const toTheirs = (value: Ours): Theirs => value;
export const toOursComplete = (value: Complete<Theirs>): Complete<Ours> => value;
export const toTheirsComplete = (value: Complete<Ours>): Complete<Theirs> => value;

type OurAccepted = ComparablePaths<Pick<OurPaths, Accepted>>;
type TheirAccepted = ComparablePaths<Pick<TheirPaths, Accepted>>;
type Verdicts = { readonly [Path in Accepted]: AreSame<OurAccepted[Path], TheirAccepted[Path]> };

/** What no longer differs is accepted no longer. */
export const toDifferences = (value: Verdicts): Readonly<Record<Accepted, false>> => value;
`;

const isMediaType = (name: string, value: unknown): value is object =>
  name.includes("/") && typeof value === "object" && value !== null;

const withSchemas = (content: object): object =>
  Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, isMediaType(name, value) ? { schema: {}, ...value } : value]),
  );

/** openapi-typescript does not ask what a media type without schema is, and prints what is to be ignored in requests. */
const adaptForOpenapiTypescript = (document: OpenApiDocument): string =>
  JSON.stringify(document, (key, value) => {
    if (/^(get|head)$/.test(key) && typeof value === "object") return { ...value, requestBody: undefined };
    if (key === "content" && typeof value === "object" && value !== null) return withSchemas(value);
    return key === "parameters" && Array.isArray(value) ? resolveParameters(document, value) : value;
  });

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
  "openapi-typescript.ts": astToString(await openapiTypescript(adaptForOpenapiTypescript(document), options)),
});
