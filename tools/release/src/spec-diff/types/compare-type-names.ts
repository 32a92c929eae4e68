import type { OperationModel } from "@gong-engagement/generator/model/operation-model";
import type { Comparison } from "../document/match-operations.ts";
import type { Fact } from "../facts/fact.ts";
import type { ExportedTypes } from "./generate-types.ts";

/** Generated types of a document, and the names that components have got of which another could have had them. */
interface NamedTypes {
  readonly types: ExportedTypes;
  readonly rivals: ReadonlyMap<string, string>;
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

/** Types of components that came, went or have another name. */
export const compareTypeNames = ({ pairs }: Comparison, before: NamedTypes, after: NamedTypes): Fact[] => {
  // Both documents are generated with the operation ids of the new one.
  const isOperationType = createOperationTest(pairs.map((pair) => pair.after));
  const listNames = ({ types }: NamedTypes) => [...types.keys()].filter((name) => !isOperationType(name));
  const [old, now] = [listNames(before), listNames(after)];
  const gained = new Set(now.filter((name) => !old.includes(name)));
  const facts: Fact[] = [];
  for (const [component, name] of before.rivals) {
    const current = after.rivals.get(component);
    if (current === undefined || current === name || !now.includes(name)) continue;
    gained.delete(current);
    facts.push({ kind: "typeName.taken", values: { before: name, after: current } });
  }
  for (const name of old.filter((name) => !now.includes(name))) {
    const renamed = [...gained].find(
      (candidate) => printBody(after.types, candidate) === printBody(before.types, name),
    );
    if (renamed !== undefined) gained.delete(renamed);
    facts.push(
      renamed === undefined
        ? { kind: "typeName.removed", values: { before: name } }
        : { kind: "typeName.renamed", values: { before: name, after: renamed } },
    );
  }
  return [...facts, ...[...gained].map((name): Fact => ({ kind: "typeName.added", values: { after: name } }))];
};
