import type { PlainFact } from "../facts/fact.ts";
import type { GeneratedTypes } from "./generate-types.ts";

/** Types of components that came, went or have another name. */
export const compareTypeNames = (before: GeneratedTypes, after: GeneratedTypes): PlainFact[] => {
  const gained = new Set([...after.exported.keys()].filter((name) => !before.exported.has(name)));
  const facts: PlainFact[] = [];
  for (const [component, name] of before.names) {
    const current = after.names.get(component) ?? "";
    // The old name may also stand for the same type, or for the new name.
    const isSame = [undefined, before.exported.get(name), current].includes(after.exported.get(name));
    if (current === name || isSame || !gained.delete(current)) continue;
    facts.push({ kind: "typeName.taken", values: { before: name, after: current } });
  }
  const printBody = ({ exported }: GeneratedTypes, name: string) => exported.get(name)?.replaceAll(name, "Self");
  for (const name of before.exported.keys()) {
    if (after.exported.has(name)) continue;
    const renamed = [...gained].find((candidate) => printBody(after, candidate) === printBody(before, name));
    if (renamed === undefined) facts.push({ kind: "typeName.removed", values: { before: name } });
    else {
      gained.delete(renamed);
      facts.push({ kind: "typeName.renamed", values: { before: name, after: renamed } });
    }
  }
  return [...facts, ...[...gained].map((name): PlainFact => ({ kind: "typeName.added", values: { after: name } }))];
};
