import type { Statement } from "../change.ts";
import { getChild } from "../comparison/json.ts";
import type { SchemaPart, SchemaSite } from "../redocly/schema-site.ts";

/** `` `Note` `` and `due` make `` `Note.due` ``. */
const append = (subject: string, name: string): string =>
  subject.startsWith("`") ? `${subject.slice(0, -1)}.${name}\`` : `\`${name}\``;

const toNames = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const difference = (one: readonly string[], other: readonly string[]): string[] =>
  one.filter((name) => !other.includes(name));

const namesOf = (parts: readonly SchemaPart[], kind: "added" | "removed"): string[] =>
  parts.filter(({ keyword, change }) => keyword === "properties" && change.kind === kind).flatMap(({ names }) => names);

const judgeAdded = (name: string, takesPart: boolean, isRequired: boolean): Statement =>
  takesPart && isRequired
    ? {
        bump: "major",
        what: `${name} is new and required.`,
        reason: "Calls without it do not compile.",
        action: `Give ${name}.`,
        witnesses: ["redocly", "types"],
      }
    : {
        bump: "minor",
        what: takesPart ? `${name} can be given.` : `${name} is new.`,
        reason: takesPart ? "A call need not give it." : "It can be read, and code that does not goes on as before.",
        witnesses: ["redocly", "types"],
      };

const judgeRemoved = (name: string, takesPart: boolean): Statement => ({
  bump: "major",
  what: `${name} is gone.`,
  reason: takesPart ? "Calls that give it do not compile." : "Code that reads it does not compile.",
  action: takesPart ? `Leave ${name} out.` : `Stop reading ${name}.`,
  witnesses: takesPart ? ["rule"] : ["redocly"],
});

const judgeRequired = (name: string, takesPart: boolean): Statement =>
  takesPart
    ? {
        bump: "major",
        what: `${name} is required now.`,
        reason: "Calls without it do not compile.",
        action: `Give ${name}.`,
        witnesses: ["redocly", "types"],
      }
    : {
        bump: "minor",
        what: `${name} is always there now.`,
        reason: "Code need not check for it any more.",
        witnesses: ["types"],
      };

const judgeOptional = (name: string, takesPart: boolean): Statement =>
  takesPart
    ? { bump: "minor", what: `${name} can be left out now.`, reason: "Calls may be shorter.", witnesses: ["types"] }
    : {
        bump: "major",
        what: `${name} can be missing now.`,
        reason: "Its type includes undefined, so code that relies on it does not compile.",
        action: `Handle a missing ${name}.`,
        witnesses: ["redocly", "types"],
      };

/** What it means that properties came, went, or are required or no longer so. */
export const judgeProperties = (
  { subject, direction, trace }: SchemaSite,
  parts: readonly SchemaPart[],
): Statement[] => {
  const before = toNames(getChild(trace.before, "required"));
  const after = toNames(getChild(trace.after, "required"));
  const added = namesOf(parts, "added");
  const removed = namesOf(parts, "removed");
  const takesPart = direction !== "response";
  return [
    ...added.map((name) => judgeAdded(append(subject, name), takesPart, after.includes(name))),
    ...removed.map((name) => judgeRemoved(append(subject, name), takesPart)),
    ...difference(difference(after, before), added).map((name) => judgeRequired(append(subject, name), takesPart)),
    ...difference(difference(before, after), removed).map((name) => judgeOptional(append(subject, name), takesPart)),
  ];
};
