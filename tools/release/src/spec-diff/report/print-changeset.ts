import type { ChangeBump, Verdict } from "../change.ts";
import { type FoldedChange, foldChanges, printOperations } from "./fold-changes.ts";

const titles: Record<ChangeBump, string> = {
  major: "Follow breaking changes of the API description",
  minor: "Add what is new in the API description",
  patch: "Update what the API description says",
};

const headings = { breaking: "Breaking", added: "Added", fixed: "Fixed" } as const;

/** Operations and the place in them, before what is said about them. */
const printSubject = (operations: readonly string[], place?: string): string => {
  const names = printOperations(operations.map((name) => `\`${name}\``));
  const parts = [names, place ?? ""].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join(", ")}: `;
};

const printSection = (group: keyof typeof headings, changes: readonly FoldedChange[]): string[] => {
  const members = changes.filter(({ change }) => change.group === group);
  if (members.length === 0) return [];
  const lines = members.map(
    ({ operations, change }) => `- ${printSubject(operations, change.place)}${change.what} ${change.reason}`,
  );
  return [[`${headings[group]}:`, "", ...lines].join("\n")];
};

const printActions = (changes: readonly FoldedChange[]): string => {
  const actions = changes.flatMap(({ operations, change: { action } }) =>
    action === undefined ? [] : [`- ${printSubject(operations)}${action}`],
  );
  return actions.length === 0 ? "What to do: nothing." : ["What to do:", "", ...actions].join("\n");
};

/** The text of the changeset: an imperative title, what has changed and why it matters, what a caller must do. */
export const printChangeset = (bump: ChangeBump, { changes }: Verdict): string => {
  const folded = foldChanges(changes);
  return [
    titles[bump],
    "The API description has changed, and types, client and SDK follow it.",
    ...printSection("breaking", folded),
    ...printSection("added", folded),
    ...printSection("fixed", folded),
    printActions(folded),
  ].join("\n\n");
};
