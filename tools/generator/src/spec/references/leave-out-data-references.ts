import { isJsonObject, type JsonValue } from "../json.ts";
import { getValueAt } from "../json-path.ts";
import { locateIn, printWarnings } from "../report/create-spec-error.ts";
import type { Finding } from "../report/finding.ts";
import type { Source } from "../source/read-source.ts";
import { isExternal, isRemote } from "./advise-on-external-reference.ts";
import type { FoundReference } from "./collect-references.ts";

/** Whether a reference in data could only lead to a neighbour of the document. Any other is refused. */
const isNeighbour = ({ ref, isData }: FoundReference): boolean =>
  isData && isExternal(ref) && !isRemote(ref) && !/^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(ref);

const toFinding = ({ path }: FoundReference): Finding => ({
  path,
  message: "An example, a default or an extension holds a `$ref` to a file, which is left out.",
  remedy: "Remove it: it means nothing there, but tools would follow it.",
});

/**
 * Takes references to files out of examples, defaults and extensions, where they mean nothing, though tools would follow
 * them. The document given is changed.
 *
 * @returns Warnings, ready to print.
 */
export const leaveOutDataReferences = (
  source: Source,
  document: JsonValue,
  references: readonly FoundReference[],
): readonly string[] => {
  const found = references.filter(isNeighbour);
  for (const { path } of found) {
    const parent = getValueAt(document, path.slice(0, -1));
    if (isJsonObject(parent)) delete parent.$ref;
  }
  return printWarnings(found.map(toFinding), locateIn(source));
};
