import type { JsonObject } from "../json.ts";
import type { Finding } from "../report/finding.ts";
import { adviseOnExternalReference, isExternal } from "./advise-on-external-reference.ts";
import { collectReferences, type FoundReference } from "./collect-references.ts";
import { resolvePointer } from "./resolve-pointer.ts";
import { suggestReference } from "./suggest-reference.ts";

/** To find what was meant takes time; further ones are hardly read. */
const suggestionsAtMost = 20;

/** Refuses what leads nowhere, in a circle, or out of the document. */
export const checkReferences = (document: JsonObject): Finding[] => {
  let suggestions = 0;
  const suggest = (ref: string): string | undefined =>
    suggestions++ < suggestionsAtMost ? suggestReference(document, ref) : undefined;

  const check = ({ path, ref }: FoundReference): Finding[] => {
    if (/^#[^/]/.test(ref)) {
      const remedy = "Name the place instead, such as `#/components/schemas/Event`.";
      return [{ path, message: `\`${ref}\` is the name of an anchor, which is not supported.`, remedy }];
    }
    const resolution = resolvePointer(document, ref);
    if (resolution === "circular") {
      const remedy = "Let one of the references on the way be a schema of its own.";
      return [{ path, message: `\`${ref}\` leads back to itself.`, remedy }];
    }
    if (resolution === "missing") {
      const suggestion = suggest(ref);
      const remedy = suggestion ? `Did you mean \`${suggestion}\`?` : "Define it, or correct the reference.";
      return [{ path, message: `\`${ref}\` leads nowhere.`, remedy }];
    }
    return [];
  };

  return collectReferences(document).flatMap((reference) => {
    if (isExternal(reference.ref)) return [adviseOnExternalReference(reference)];
    return reference.isData ? [] : check(reference);
  });
};
