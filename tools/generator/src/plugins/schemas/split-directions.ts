import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { OpenApiDocument } from "../../model/openapi.ts";
import { resolveReference } from "../../model/resolve-reference.ts";
import { isSchema } from "./schema-keywords.ts";

/** Which way a value goes. */
export type Direction = "request" | "response";

/** The mark of properties that a value of that direction has not. */
export const hiddenIn = { request: "readOnly", response: "writeOnly" } as const;

interface Content {
  readonly isMarked: boolean;
  readonly references: ReadonlySet<string>;
}

const readContent = (value: unknown): Content => {
  const references = new Set<string>();
  let isMarked = false;
  walkDocument(value, ({ value: part, meaning }) => {
    if (!isSchema(part) || meaning !== "keywords") return;
    if (typeof part.$ref === "string") references.add(part.$ref);
    isMarked ||= part.readOnly === true || part.writeOnly === true;
  });
  return { isMarked, references };
};

/** Tells whether a reference leads to another schema in requests than in responses. */
export const createSplitFinder = (document: OpenApiDocument): ((reference: string) => boolean) => {
  const contents = new Map<string, Content>();
  const known = new Map<string, boolean>();
  const contentOf = (reference: string): Content => {
    const content = contents.get(reference) ?? readContent(resolveReference<object>(document, { $ref: reference }));
    contents.set(reference, content);
    return content;
  };
  return (reference) => {
    const seen = new Set([reference]);
    // What is added while it goes on is also visited.
    for (const each of seen) {
      if (known.get(each) || contentOf(each).isMarked) {
        known.set(reference, true);
        return true;
      }
      if (known.get(each) === false) continue;
      for (const next of contentOf(each).references) seen.add(next);
    }
    for (const each of seen) known.set(each, false);
    return false;
  };
};
