import type { NodeType, Plugin } from "@redocly/openapi-core";
import { findNearest } from "../find-nearest.ts";

/** Keywords that were boolean in OpenAPI 3.0. */
const oldKeywords = new Set(["nullable", "exclusiveMinimum", "exclusiveMaximum"]);

const numberOrBoolean = (value: unknown) => ({ type: typeof value === "boolean" ? "boolean" : "number" }) as const;

/** Any keyword, and the bounds of OpenAPI 3.0, too. */
const acceptMore = (type: NodeType): NodeType => ({
  ...type,
  properties: { ...type.properties, exclusiveMinimum: numberOrBoolean, exclusiveMaximum: numberOrBoolean },
  additionalProperties: {},
});

/**
 * OpenAPI 3.1 takes JSON Schema as it is, and that ignores a keyword it does not know. So does this: such a keyword
 * is a warning, where Redocly would call it an error. So is one of OpenAPI 3.0, as many a converted document has them.
 */
export const schemaPlugin: Plugin = {
  id: "schema",
  typeExtension: {
    oas3: (types, version) => {
      const { Schema } = types;
      return version === "oas3_1" && Schema ? { ...types, Schema: acceptMore(Schema) } : types;
    },
  },
  rules: {
    oas3: {
      "old-keyword": () => ({
        Schema: (schema, { report, location }) => {
          for (const [keyword, value] of Object.entries(schema)) {
            if (!oldKeywords.has(keyword) || typeof value !== "boolean") continue;
            report({
              message: `The keyword \`${keyword}\` is written as in OpenAPI 3.0.`,
              location: location.child([keyword]).key(),
            });
          }
        },
      }),
      "unknown-keyword": () => ({
        Schema: (schema, { report, location, type }) => {
          for (const keyword of Object.keys(schema)) {
            if (Object.hasOwn(type.properties, keyword) || keyword.startsWith("x-") || oldKeywords.has(keyword))
              continue;
            const suggestion = findNearest(keyword, Object.keys(type.properties), 2);
            report({
              message: `The keyword \`${keyword}\` is unknown, and ignored.`,
              suggest: suggestion === undefined ? [] : [suggestion],
              location: location.child([keyword]).key(),
            });
          }
        },
      }),
    },
  },
};
