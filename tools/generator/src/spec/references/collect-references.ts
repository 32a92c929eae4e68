import { getMeaning, type Meaning } from "@gong-engagement/fake/document/meaning";
import type { JsonValue } from "../json.ts";
import type { JsonPath } from "../json-path.ts";

/** A `$ref`, or what a discriminator maps to. */
export interface FoundReference {
  readonly path: JsonPath;
  readonly ref: string;
  /** It stands in an example, a default or an extension: it means nothing, but some tools follow it. */
  readonly isData: boolean;
  /** What a discriminator maps to. */
  readonly isMapped?: true;
  /** It is no text, so that `ref` is empty. */
  readonly isMalformed?: true;
}

/** Whether a discriminator's mapping value is a reference rather than the name of a schema. */
const isMappedReference = (path: JsonPath, value: string): boolean =>
  path.at(-3) === "discriminator" && path.at(-2) === "mapping" && /[#/]/.test(value);

/** Finds all references of a document, in their order. */
export const collectReferences = (root: JsonValue): FoundReference[] => {
  const found: FoundReference[] = [];
  const path: string[] = [];
  const note = (value: JsonValue, holder: Meaning): void => {
    const isReference = path.at(-1) === "$ref";
    if (typeof value !== "string") {
      if (isReference && holder === "keywords")
        found.push({ path: [...path], ref: "", isData: false, isMalformed: true });
    } else if (isReference && holder !== "names") {
      found.push({ path: [...path], ref: value, isData: holder === "data" });
    } else if (holder !== "data" && isMappedReference(path, value)) {
      found.push({ path: [...path], ref: value, isData: false, isMapped: true });
    }
  };
  const visit = (value: JsonValue, meaning: Meaning): void => {
    if (typeof value !== "object" || value === null) return;
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      note(child, meaning);
      visit(child, isList ? meaning : getMeaning(meaning, key, child));
      path.pop();
    }
  };
  visit(root, "keywords");
  return found;
};
