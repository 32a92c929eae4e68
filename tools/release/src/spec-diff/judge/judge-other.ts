import type { ChangeBump, Statement } from "../change.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";

const reasons: Record<ChangeBump, string> = {
  major: "Code that worked before may not any more, and the compiler cannot tell.",
  minor: "It is new, and nothing is taken away.",
  patch: "Code is not concerned.",
};

/** What a change means that only Redocly has an opinion about. */
export const judgeOther = ({ change }: OtherChange, subject: string): Statement => {
  const { kind, property, impact, verdicts } = change;
  const what = property === undefined ? subject : `\`${property}\` of ${subject}`;
  const verb = kind === "modified" ? "has changed" : kind === "added" ? "is new" : "is gone";
  return {
    bump: impact,
    what: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${verb}.`,
    reason: verdicts[0]?.message ?? reasons[impact],
    ...(impact === "major" ? { action: `Check what the API description says about ${subject}.` } : {}),
    witnesses: ["redocly"],
  };
};
