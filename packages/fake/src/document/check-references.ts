import { getMeaning, type Meaning } from "./meaning.ts";
import type { OpenApiDocument } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";

/**
 * Makes sure that all references lead to places within the document.
 *
 * @throws TypeError that names the first one that does not.
 */
export const checkReferences = (document: OpenApiDocument): void => {
  const check = (value: unknown, meaning: Meaning): void => {
    if (typeof value !== "object" || value === null || meaning === "data") return;
    if (Array.isArray(value)) {
      for (const item of value) check(item, meaning);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      const isReference = meaning === "keywords" && key === "$ref" && typeof member === "string";
      if (!isReference) check(member, getMeaning(meaning, key, member));
      else if (!member.startsWith("#/") || resolveReference<object>(document, { $ref: member }) === undefined) {
        const remedy = "The fake reads one document, in which all references have their targets.";
        throw new TypeError(`The document refers to ${member}, which it does not have. ${remedy}`);
      }
    }
  };
  check(document, "keywords");
};
