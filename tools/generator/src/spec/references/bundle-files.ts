import { walkDocument } from "@gong-engagement/fake/document/walk-document";
import type { JsonObject, JsonPath } from "../json.ts";
import { checkSize } from "../source/check-size.ts";
import { largestKnown } from "../source/limits.ts";
import type { Source } from "../source/read-source.ts";
import { leadsToFile } from "./advise-on-reference.ts";
import { collectReferences } from "./collect-references.ts";
import { hideDataReferences, showDataReferences } from "./hide-data-references.ts";
import { type LoadedFile, loadReferencedFiles } from "./load-referenced-files.ts";
import { resolveIdentifiers } from "./resolve-identifiers.ts";

/** Where an object of a bundled document was written. */
export interface Origin {
  readonly source: Source;
  readonly path: JsonPath;
}

const recordOrigins = ({ source, value }: LoadedFile, origins: WeakMap<object, Origin>): void =>
  walkDocument(value, ({ value: part, path }) => void origins.set(part, { source, path: [...path] }));

/** A document that needs no other file. */
interface BundledDocument {
  readonly document: JsonObject;
  readonly origins: WeakMap<object, Origin>;
  /** Whether it is larger than any published document that is known. */
  readonly isLarge: boolean;
}

/**
 * Brings what a document refers to in other files into the document itself, below `components`.
 *
 * @param rootFolder - absolute folder that no reference may leave
 * @throws SpecError if a reference to a file cannot be followed, or the document is too large.
 */
export const bundleFiles = async (
  source: Source,
  document: JsonObject,
  rootFolder: string,
): Promise<BundledDocument> => {
  const isLarge = checkSize(source, document) > largestKnown;
  const origins = new WeakMap<object, Origin>();
  resolveIdentifiers(document);
  if (!collectReferences(document).some(leadsToFile)) return { document, origins, isLarge };
  const root: LoadedFile = { source, value: document };
  const files = await loadReferencedFiles(root, rootFolder);
  for (const file of files.values()) if (file.source !== source) recordOrigins(file, origins);
  // Loaded only here: it takes longer than all else that a spec in a single file needs.
  const { mergeFiles } = await import("./merge-files.ts");
  for (const { value } of files.values()) hideDataReferences(value);
  const merged = await mergeFiles(root, files);
  showDataReferences(merged);
  return { document: merged, origins, isLarge };
};
