import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { OperationModel } from "../comparison/match-operations.ts";
import type { ExportedTypes } from "../types/generate-types.ts";
import { isHelper } from "../types/list-site-questions.ts";

/** Types of operations come and go with their operations. */
const createOperationTest = (operations: readonly OperationModel[]): ((name: string) => boolean) => {
  const names = new Set(operations.map(({ typeName }) => typeName.toLowerCase()));
  return (name) => {
    const [, start = ""] = /^(.*?)(?:Data|Errors?|Responses?)(?:Writable)?\d*$/.exec(name) ?? [];
    return names.has(start.toLowerCase());
  };
};

const listNames = (types: ExportedTypes, operations: readonly OperationModel[]): string[] => {
  const isOperationType = createOperationTest(operations);
  return [...types.keys()].filter((name) => !isHelper(name) && !isOperationType(name));
};

const printBody = (types: ExportedTypes, name: string): string => (types.get(name) ?? "").replaceAll(name, "Self");

const judgeRemoval = (name: string): Statement => ({
  bump: "major",
  what: `The type \`${name}\` is gone.`,
  reason: "Code that imports it does not compile.",
  action: `Stop importing \`${name}\`.`,
  witnesses: ["rule"],
});

const judgeRename = (name: string, now: string): Statement => ({
  bump: "major",
  what: `The type \`${name}\` is now \`${now}\`.`,
  reason: "Code that imports it under the old name does not compile.",
  action: `Import \`${now}\` instead of \`${name}\`.`,
  witnesses: ["rule"],
});

const judgeAddition = (name: string): Statement => ({
  bump: "minor",
  what: `The type \`${name}\` is new.`,
  reason: "It can be imported.",
  witnesses: ["rule"],
});

/** Component types that came, went or have another name. */
export const compareTypeNames = ({ pairs }: Comparison, before: ExportedTypes, after: ExportedTypes): Change[] => {
  const old = listNames(
    before,
    pairs.map((pair) => pair.before),
  );
  const now = listNames(
    after,
    pairs.map((pair) => pair.after),
  );
  const gained = new Set(now.filter((name) => !old.includes(name)));
  const lost = old
    .filter((name) => !now.includes(name))
    .map((name) => {
      const renamed = [...gained].find((candidate) => printBody(after, candidate) === printBody(before, name));
      if (renamed === undefined) return judgeRemoval(name);
      gained.delete(renamed);
      return judgeRename(name, renamed);
    });
  return [...lost, ...[...gained].map(judgeAddition)].map((statement) => createChange(statement));
};
