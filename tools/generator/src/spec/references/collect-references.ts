import type { Meaning } from "@gong-engagement/fake/document/meaning";
import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { JsonPath, JsonValue } from "../json.ts";

/** A `$ref`, or what a discriminator maps to. */
export interface FoundReference {
  readonly path: JsonPath;
  readonly ref: string;
  /** It is in an example, a default or an extension: it means nothing, but some tools follow it. */
  readonly isData: boolean;
  /** What a discriminator maps to. */
  readonly isMapped?: true;
  /** It is not a string, so that `ref` is empty. */
  readonly isMalformed?: true;
}

/** Whether a discriminator's mapping value is a reference rather than the name of a schema. */
const isMappedReference = (path: JsonPath, value: string): boolean =>
  path.at(-3) === "discriminator" && path.at(-2) === "mapping" && /[#/]/.test(value);

const toReference = (value: JsonValue, holder: Meaning, path: JsonPath): FoundReference | undefined => {
  const isReference = path.at(-1) === "$ref";
  if (typeof value !== "string") {
    return isReference && holder === "keywords" ? { path, ref: "", isData: false, isMalformed: true } : undefined;
  }
  if (isReference && holder !== "names") return { path, ref: value, isData: holder === "data" };
  if (holder === "data" || !isMappedReference(path, value)) return undefined;
  return { path, ref: value, isData: false, isMapped: true };
};

/** Finds all references of a document, in their order. */
export const collectReferences = (root: JsonValue): FoundReference[] => {
  const found: FoundReference[] = [];
  walkDocument(root, ({ value, meaning, path }) => {
    for (const [key, child] of Object.entries(value)) {
      if (key !== "$ref" && path.at(-1) !== "mapping") continue;
      const reference = toReference(child, meaning, [...path, key]);
      if (reference) found.push(reference);
    }
  });
  return found;
};
