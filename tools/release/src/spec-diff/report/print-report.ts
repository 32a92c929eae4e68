import { styleText } from "node:util";
import type { Bump, Change, Verdict } from "../change.ts";
import { type FoldedChange, foldChanges, printOperations, printWhat } from "./fold-changes.ts";

interface ReportOptions {
  /** What the spec was compared with. */
  readonly base: string;
  /** The step that is released. */
  readonly release: Bump;
}

const groups = ["breaking", "added", "fixed"] as const;
const colors = { breaking: "red", added: "green", fixed: "blue" } as const;

const printChange = ({ change }: FoldedChange): string => {
  const source = styleText("dim", `[${change.source}]`);
  const lines = [`    - ${printWhat(change)}`, `      ${change.reason} ${source}`];
  return [...lines, ...(change.action === undefined ? [] : [`      ${change.action}`])].join("\n");
};

const printGroup = (group: Change["group"], changes: readonly FoldedChange[]): string => {
  const headings = Map.groupBy(changes, ({ operations }) => printOperations(operations) || "the API as a whole");
  const blocks = [...headings].map(([heading, members]) =>
    [`  ${styleText("bold", heading)}`, ...members.map(printChange)].join("\n"),
  );
  return [styleText(colors[group], group), ...blocks].join("\n");
};

const printCounts = (changes: readonly FoldedChange[]): string =>
  groups
    .map((group) => ({ group, count: changes.filter(({ change }) => change.group === group).length }))
    .filter(({ count }) => count > 0)
    .map(({ group, count }) => `${count} ${group}`)
    .join(", ");

/** The verdict as a person reads it. */
export const printReport = ({ bump, changes }: Verdict, { base, release }: ReportOptions): string => {
  if (bump === "none") return `Compared with ${base}: a caller notices nothing.`;
  const folded = foldChanges(changes);
  const sections = groups.flatMap((group) => {
    const members = folded.filter(({ change }) => change.group === group);
    return members.length > 0 ? [printGroup(group, members)] : [];
  });
  const note = release === bump ? "" : ` Before 1.0.0 it is released as ${release} (.changeset/README.md).`;
  return [
    `Compared with ${base}: ${printCounts(folded)}.`,
    ...sections,
    `Suggested bump: ${styleText("bold", bump)}.${note}`,
  ].join("\n\n");
};
