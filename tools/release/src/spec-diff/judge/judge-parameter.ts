import type { Statement } from "../change.ts";
import { getAt, getChild, type JsonObject } from "../comparison/json.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import { judgeDeprecation } from "./judge-keyword.ts";
import { judgeOther } from "./judge-other.ts";

const quote = (value: unknown): string => `\`${value}\``;

const judgeAdded = (name: string, isRequired: boolean): Statement =>
  isRequired
    ? {
        bump: "major",
        what: `${name} is new and required.`,
        reason: "Calls without it do not compile.",
        action: `Give ${name}.`,
        witnesses: ["redocly", "types"],
      }
    : {
        bump: "minor",
        what: `${name} can be given.`,
        reason: "A call need not give it.",
        witnesses: ["redocly", "types"],
      };

/** What a change of a parameter means, its schema left aside. */
export const judgeParameter = (other: OtherChange, after: JsonObject): Statement => {
  const { change, path } = other;
  const old = change.base?.value;
  const value = change.revision?.value;
  if (change.kind === "added") return judgeAdded(quote(getChild(value, "name")), getChild(value, "required") === true);
  if (change.kind === "removed") {
    const name = quote(getChild(old, "name"));
    return {
      bump: "major",
      what: `${name} is gone.`,
      reason: "Calls that give it do not compile.",
      action: `Leave ${name} out.`,
      witnesses: ["redocly"],
    };
  }
  const name = quote(getAt(after, [...path, "name"]));
  if (change.property === "name") {
    return {
      bump: "major",
      what: `${quote(old)} is now ${name}.`,
      reason: "Calls that give it under its old name do not compile.",
      action: `Give ${name} instead of ${quote(old)}.`,
      witnesses: ["types"],
    };
  }
  if (change.property === "required") {
    return value === true
      ? {
          bump: "major",
          what: `${name} is required now.`,
          reason: "Calls without it do not compile.",
          action: `Give ${name}.`,
          witnesses: ["redocly", "types"],
        }
      : { bump: "minor", what: `${name} can be left out now.`, reason: "Calls may be shorter.", witnesses: ["types"] };
  }
  if (change.property === "in") {
    return {
      bump: "major",
      what: `${name} is a ${value} parameter, was a ${old} parameter.`,
      reason: `The SDK's method takes it as before, but \`client\` calls that give it in \`params.${old}\` do not compile.`,
      action: `Give ${name} in \`params.${value}\` where you use \`client\`.`,
      witnesses: ["redocly", "types"],
    };
  }
  if (change.property === "deprecated") {
    return judgeDeprecation(name, { keyword: change.property, names: [], change });
  }
  return judgeOther(other, name);
};
