import type { Statement } from "../change.ts";
import type { Direction } from "../comparison/places.ts";
import type { SchemaPart } from "../redocly/schema-site.ts";
import type { TypeVerdict } from "../types/type-verdict.ts";

const print = (value: unknown): string => (value === undefined ? "none" : `\`${JSON.stringify(value)}\``);

/** What a keyword says of a schema, and what it said. */
export const printKeywordChange = (subject: string, { keyword, change }: SchemaPart): string =>
  `\`${keyword}\` of ${subject} is ${print(change.revision?.value)}, was ${print(change.base?.value)}.`;

/** What it means that a value has another default. */
export const judgeDefault = (subject: string, direction: Direction, { change }: SchemaPart): Statement => {
  const before = change.base?.value;
  const after = change.revision?.value;
  const what = `The default of ${subject} is ${print(after)}, was ${print(before)}.`;
  if (direction === "response" || before === undefined) {
    return { bump: "patch", what, reason: "It is stated now; calls do what they did.", witnesses: ["redocly"] };
  }
  return {
    bump: "major",
    what,
    reason: "Calls that leave it out do something else, and the compiler cannot tell.",
    action: `Give ${subject} where the old default is meant.`,
    witnesses: ["rule"],
  };
};

/** What it means that something is deprecated, or no longer so. */
export const judgeDeprecation = (subject: string, { change }: SchemaPart): Statement =>
  change.revision?.value === true
    ? {
        bump: "minor",
        what: `${subject} is deprecated.`,
        reason: "It works as before, and editors strike it through.",
        witnesses: ["rule"],
      }
    : {
        bump: "patch",
        what: `${subject} is no longer deprecated.`,
        reason: "It may be used again.",
        witnesses: ["rule"],
      };

/** What it means that only one side may give a value: the type of the other loses it. */
export const judgeVisibility = (subject: string, direction: Direction, { keyword, change }: SchemaPart): Statement => {
  const isHidden = direction !== (keyword === "readOnly" ? "response" : "request");
  const witnesses = ["rule"] as const;
  if (!isHidden) {
    return {
      bump: "patch",
      what: `\`${keyword}\` of ${subject} has changed.`,
      reason: "It shows in the other direction only.",
      witnesses,
    };
  }
  return change.revision?.value === true
    ? {
        bump: "major",
        what: `${subject} is gone: it is \`${keyword}\` now.`,
        reason: "Code that uses it does not compile.",
        action: `Leave ${subject} out.`,
        witnesses,
      }
    : { bump: "minor", what: `${subject} can be used: it was \`${keyword}\`.`, reason: "It is new here.", witnesses };
};

/** What it means that a value must meet other conditions, of which types know nothing. */
export const judgeConstraint = (
  subject: string,
  direction: Direction,
  part: SchemaPart,
  types: TypeVerdict,
): Statement => {
  const what = printKeywordChange(subject, part);
  if (part.change.impact === "major" || types.breaks !== undefined) {
    return {
      bump: "major",
      what,
      reason:
        direction === "response"
          ? "Values may come that were ruled out before."
          : "The service may refuse values that it accepted before.",
      action: `Check ${direction === "response" ? "how you use" : "what you give for"} ${subject}.`,
      witnesses: types.breaks === undefined ? ["redocly"] : ["types"],
    };
  }
  return direction === "response" && !types.differs
    ? { bump: "patch", what, reason: "Values are as before, or fewer.", witnesses: ["redocly"] }
    : { bump: "minor", what, reason: "The service accepts more than before.", witnesses: ["redocly", "rule"] };
};
