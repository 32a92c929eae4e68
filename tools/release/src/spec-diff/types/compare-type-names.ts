import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { Comparison } from "../document/match-operations.ts";
import type { PlainFact } from "../facts/fact.ts";
import type { ExportedTypes } from "./generate-types.ts";

interface NamedTypes {
  readonly exported: ExportedTypes;
  /** Names of types by component. */
  readonly names: ReadonlyMap<string, string>;
}

/** Whether a type belongs to one of the operations. Those come and go with their operations. */
const createOperationTest = (operations: readonly OperationModel[]): ((name: string) => boolean) => {
  const names = new Set(operations.map(({ typeName }) => typeName.toLowerCase()));
  return (name) => {
    const [, start = ""] = /^(.*?)(?:Data|Errors?|Responses?)(?:Writable)?\d*$/.exec(name) ?? [];
    return names.has(start.toLowerCase());
  };
};

const printBody = (types: ExportedTypes, name: string): string => (types.get(name) ?? "").replaceAll(name, "Self");

/** Names that differ by a number only are those of components whose names are written almost the same. */
const withoutNumber = (name: string): string => name.replace(/\d+$/, "");

/** Types of components that came, went or have another name. */
export const compareTypeNames = ({ pairs }: Comparison, before: NamedTypes, after: NamedTypes): PlainFact[] => {
  // Both documents are generated with the operation ids of the new one.
  const isOperationType = createOperationTest(pairs.map((pair) => pair.after));
  const listNames = ({ exported }: NamedTypes) => [...exported.keys()].filter((name) => !isOperationType(name));
  const [old, now] = [listNames(before), listNames(after)];
  const gained = new Set(now.filter((name) => !old.includes(name)));
  const facts: PlainFact[] = [];
  for (const [component, name] of before.names) {
    const current = after.names.get(component);
    if (current === undefined || current === name || !now.includes(name)) continue;
    if (withoutNumber(current) !== withoutNumber(name)) continue;
    gained.delete(current);
    facts.push({ kind: "typeName.taken", values: { before: name, after: current } });
  }
  for (const name of old.filter((name) => !now.includes(name))) {
    const renamed = [...gained].find(
      (candidate) => printBody(after.exported, candidate) === printBody(before.exported, name),
    );
    if (renamed !== undefined) gained.delete(renamed);
    facts.push(
      renamed === undefined
        ? { kind: "typeName.removed", values: { before: name } }
        : { kind: "typeName.renamed", values: { before: name, after: renamed } },
    );
  }
  return [...facts, ...[...gained].map((name): PlainFact => ({ kind: "typeName.added", values: { after: name } }))];
};
