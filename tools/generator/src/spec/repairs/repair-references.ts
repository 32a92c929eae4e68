import { getValueAt, isJsonObject, type JsonObject } from "../json.ts";
import { collectReferences } from "../references/collect-references.ts";
import { resolvePointer } from "../references/resolve-pointer.ts";
import type { Finding } from "../report/finding.ts";

const holders = ["examples", "links", "callbacks"];

/**
 * Takes out what leads nowhere and is not needed: values of discriminators, examples, links and callbacks. The document
 * given is changed.
 */
export const repairReferences = (document: JsonObject): readonly Finding[] =>
  collectReferences(document).flatMap(({ path, ref, isData, isMapped }): Finding[] => {
    if (isData || !(isMapped || holders.includes(path.at(-3) ?? ""))) return [];
    if (ref.startsWith("#/") && typeof resolvePointer(document, ref) === "object") return [];
    const owner = isMapped ? path : path.slice(0, -1);
    const parent = getValueAt(document, owner.slice(0, -1));
    const key = owner.at(-1);
    if (!isJsonObject(parent) || key === undefined) return [];
    delete parent[key];
    const message = `\`${ref}\` leads nowhere: \`${key}\` is left out.`;
    return [{ path, kind: "unused reference", message, remedy: "Define it, or correct the reference." }];
  });
