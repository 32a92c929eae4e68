import type { NodeType, Oas3Rule } from "@redocly/openapi-core";
import { findNearest } from "../find-nearest.ts";
import { operationParametersUnique, struct } from "../redocly.ts";
import type { Ruleset } from "./lint-document.ts";

/** Keywords that were boolean in OpenAPI 3.0. */
const oldKeywords = new Set(["nullable", "exclusiveMinimum", "exclusiveMaximum"]);

/** Members of its own model that swagger-core writes into documents, even into media types. */
const leftovers = new Set(["exampleSetFlag", "types"]);

const numberOrBoolean = (value: unknown) => ({ type: typeof value === "boolean" ? "boolean" : "number" }) as const;

const boundsOfBothVersions = { exclusiveMinimum: numberOrBoolean, exclusiveMaximum: numberOrBoolean };

/** Any keyword: the rules below judge those that are unknown. */
const acceptKeywords = (type: NodeType, bounds: NodeType["properties"]): NodeType => ({
  ...type,
  properties: { ...type.properties, ...bounds },
  additionalProperties: {},
});

const acceptLeftover = (type: NodeType): NodeType => ({
  ...type,
  properties: { ...type.properties, exampleSetFlag: { type: "boolean" } },
});

/** What Redocly 2.64 gets wrong of OpenAPI 3.2: `mediaTypes` holds media types, and a response needs no description. */
const typesOf32 = (types: Record<string, NodeType>): Record<string, NodeType> => ({
  NamedMediaTypes: { properties: {}, additionalProperties: "MediaType" },
  ...(types.Response ? { Response: { ...types.Response, required: [] } } : {}),
});

const createKeywordRule =
  (isReported: (suggestion: string | undefined) => boolean): Oas3Rule =>
  () => ({
    Schema: (schema, { report, location, type }) => {
      for (const keyword of Object.keys(schema)) {
        if (Object.hasOwn(type.properties, keyword) || keyword.startsWith("x-") || oldKeywords.has(keyword)) continue;
        const suggestion = leftovers.has(keyword) ? undefined : findNearest(keyword, Object.keys(type.properties), 2);
        if (!isReported(suggestion)) continue;
        report({
          message: `The keyword \`${keyword}\` is unknown, and ignored.`,
          suggest: suggestion === undefined ? [] : [suggestion],
          location: location.child([keyword]).key(),
        });
      }
    },
  });

/** Keywords that are written as in another version than the document's. */
const oldKeywordRule: Oas3Rule = () => ({
  Schema: (schema, { report, location }) => {
    for (const [keyword, value] of Object.entries(schema)) {
      if (!oldKeywords.has(keyword) || typeof value !== "boolean") continue;
      report({
        message: `The keyword \`${keyword}\` is written as in OpenAPI 3.0.`,
        location: location.child([keyword]).key(),
      });
    }
  },
});

/**
 * Redocly's rules, and our own for keywords: JSON Schema ignores a keyword that it does not know. So does this, where Redocly
 * would call it an error: tools write keywords of their own into published documents.
 */
export const schemaRuleset: Ruleset = {
  getRules: (version) => ({
    struct,
    "operation-parameters-unique": operationParametersUnique,
    ...(version === "oas3_0" ? {} : { "old-keyword": oldKeywordRule }),
    "unknown-keyword": createKeywordRule((suggestion) => suggestion === undefined),
    "misspelt-keyword": createKeywordRule((suggestion) => suggestion !== undefined),
  }),
  changeTypes: (types, version) => ({
    ...types,
    ...(types.Schema ? { Schema: acceptKeywords(types.Schema, version === "oas3_0" ? {} : boundsOfBothVersions) } : {}),
    ...(types.MediaType ? { MediaType: acceptLeftover(types.MediaType) } : {}),
    ...(version === "oas3_2" ? typesOf32(types) : {}),
  }),
};
