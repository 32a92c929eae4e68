import { type Change, createChange, isAtLeast } from "../change.ts";
import type { PlaceQuestion } from "../types/list-place-questions.ts";
import type { TypeVerdict } from "../types/type-verdict.ts";

const isAbout = ({ operation, place = "" }: Change, { pair, label }: PlaceQuestion): boolean =>
  operation === pair.after.operationId &&
  (place === label || ((label === "result" || label === "error") && place.startsWith("response")));

/** What the compiler notices in a part of an operation and none of the changes tells of. */
export const judgeUntold = (
  question: PlaceQuestion,
  { breaks, differs }: TypeVerdict,
  changes: readonly Change[],
): Change[] => {
  const { pair, label, direction } = question;
  const isTold = (bump: "major" | "minor") =>
    changes.some((change) => isAbout(change, question) && isAtLeast(change.bump, bump));
  const what = `The type of the ${label} has changed.`;
  if (breaks !== undefined && !isTold("major")) {
    const action = direction === "request" ? "Give it in its new form." : "Handle its new form.";
    const reason = `Code for the old type does not compile: ${breaks}`;
    return [createChange({ bump: "major", what, reason, action, witnesses: ["types"] }, pair.after.operationId, label)];
  }
  if (!differs || isTold("minor")) return [];
  const reason = direction === "request" ? "Calls may give more than before." : "It says more than before.";
  return [createChange({ bump: "minor", what, reason, witnesses: ["types"] }, pair.after.operationId, label)];
};
