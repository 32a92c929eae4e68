import type { OpenApiDocument } from "./openapi.ts";
import { resolveReference } from "./resolve-reference.ts";
import { walkDocument } from "./walk-document.ts";

/**
 * Makes sure that all references lead to places within the document.
 *
 * @throws TypeError that names the first one that does not.
 */
export const checkReferences = (document: OpenApiDocument): void =>
  walkDocument(document, ({ value, meaning }) => {
    const { $ref: reference }: { readonly $ref?: unknown } = value;
    if (meaning !== "keywords" || typeof reference !== "string") return;
    if (reference.startsWith("#/") && resolveReference<object>(document, { $ref: reference }) !== undefined) return;
    const remedy = "The fake reads one document, in which all references have their targets.";
    throw new TypeError(`The document refers to ${reference}, which it does not have. ${remedy}`);
  });
