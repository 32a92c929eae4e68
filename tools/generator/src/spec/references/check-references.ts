import type { JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import {
  adviseOnExternalReference,
  adviseOnMalformedReference,
  isExternal,
  leadsToFile,
} from "./advise-on-reference.ts";
import { collectReferences, type FoundReference } from "./collect-references.ts";
import { createSuggester } from "./create-suggester.ts";
import { type Resolution, resolvePointer } from "./resolve-pointer.ts";

/** The files that the document refers to are bundled with it by now, so an overlay must have brought the reference. */
const adviseOnOverlay = ({ path, ref }: FoundReference): Finding => ({
  path,
  message: `\`${ref}\` leads out of the document, which an overlay cannot do.`,
  remedy: "Add its target to `components` by the overlay, and refer to that.",
});

/** Nothing is generated from what these hold. */
const isUnused = ({ path, isData, isMapped }: FoundReference): boolean =>
  isData || isMapped === true || ["examples", "links", "callbacks"].includes(path.at(-3) ?? "");

/** Refuses what leads nowhere, in a circle, or out of the document. */
export const checkReferences = (document: JsonObject): Finding[] => {
  const known = new Map<string, Resolution>();
  const suggest = createSuggester(document);

  const check = ({ path, ref }: FoundReference): Finding[] => {
    if (/^#[^/]/.test(ref)) {
      const remedy = "Define it, or name the place instead, such as `#/components/schemas/Event`.";
      return [{ path, message: `There is no anchor \`${ref}\`.`, remedy }];
    }
    const resolution = resolvePointer(document, ref, known);
    if (resolution === "endless") {
      const remedy = "Let one of the references on the way be a schema of its own.";
      return [{ path, message: `\`${ref}\` leads back to itself, or through more than 100 others.`, remedy }];
    }
    if (resolution === "missing") {
      const suggestion = suggest(ref);
      const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : "Define it, or correct the reference.";
      return [{ path, message: `\`${ref}\` leads nowhere.`, remedy }];
    }
    return [];
  };

  return collectReferences(document).flatMap((reference) => {
    if (isUnused(reference)) return [];
    if (reference.isMalformed) return [adviseOnMalformedReference(reference)];
    if (leadsToFile(reference)) return [adviseOnOverlay(reference)];
    return isExternal(reference.ref) ? [adviseOnExternalReference(reference)] : check(reference);
  });
};
