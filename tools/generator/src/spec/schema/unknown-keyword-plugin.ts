import type { NodeType, Plugin } from "@redocly/openapi-core";
import { findNearest } from "../find-nearest.ts";

const acceptAnyKeyword = (type: NodeType): NodeType => ({ ...type, additionalProperties: {} });

/**
 * OpenAPI 3.1 takes JSON Schema as it is, and that ignores a keyword it does not know. So does this: such a keyword
 * is a warning, where Redocly would call it an error.
 */
export const unknownKeywordPlugin: Plugin = {
  id: "schema",
  typeExtension: {
    oas3: (types, version) => {
      const { Schema } = types;
      return version === "oas3_1" && Schema ? { ...types, Schema: acceptAnyKeyword(Schema) } : types;
    },
  },
  rules: {
    oas3: {
      "unknown-keyword": () => ({
        Schema: (schema, { report, location, type }) => {
          for (const keyword of Object.keys(schema)) {
            if (Object.hasOwn(type.properties, keyword) || keyword.startsWith("x-")) continue;
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
