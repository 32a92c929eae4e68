import type { Verdict } from "../change.ts";
import { foldChanges, printWhat } from "../report.ts";

/** What a verdict says, without its reasons: `breaking, createNote, request: ...`. */
export const printLines = ({ changes }: Verdict): string[] =>
  foldChanges(changes).map(({ operations, change }) => [change.group, ...operations, printWhat(change)].join(", "));
