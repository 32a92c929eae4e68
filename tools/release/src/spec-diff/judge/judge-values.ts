import type { ChangeBump, Statement } from "../change.ts";
import { isObject, type Json } from "../comparison/json.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import type { TypeVerdict } from "../types/type-verdict.ts";

/** The values that a schema allows; `undefined` if any. */
const readValues = (schema: Json | undefined): string[] | undefined => {
  if (!isObject(schema)) return undefined;
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? schema.enum.map((value) => JSON.stringify(value)) : undefined;
};

const printList = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(", ");

const printDifference = (subject: string, before: string[] | undefined, after: string[] | undefined): string => {
  if (!before) return `${subject} is one of ${printList(after ?? [])} now.`;
  if (!after) return `${subject} can be any value now, not only ${printList(before)}.`;
  const gained = after.filter((value) => !before.includes(value));
  const lost = before.filter((value) => !after.includes(value));
  const parts = [
    ...(gained.length > 0 ? [`can be ${printList(gained)} now`] : []),
    ...(lost.length > 0 ? [`cannot be ${printList(lost)} any more`] : []),
  ];
  return `${subject} ${parts.join(", and ")}.`;
};

const reasons: Record<"request" | "response", Record<"breaks" | "holds", string>> = {
  request: { breaks: "Calls that give a value that is gone do not compile.", holds: "Calls may give more values." },
  response: {
    breaks: "The type admits more than before: a `switch` that handles every value does not compile.",
    holds: "The type admits less than before; code that handles more goes on as it was.",
  },
};

/** What it means that a schema allows other values. */
export const judgeValues = ({ subject, direction, trace, parts }: SchemaSite, types: TypeVerdict): Statement => {
  const breaks = types.breaks !== undefined;
  const fallback = parts.some(({ change }) => change.impact === "major") ? "major" : "patch";
  const bump: ChangeBump = breaks ? "major" : types.differs ? "minor" : fallback;
  const side = direction === "response" ? "response" : "request";
  return {
    bump,
    what: printDifference(subject, readValues(trace.before), readValues(trace.after)),
    reason: reasons[side][bump === "major" ? "breaks" : "holds"],
    ...(bump === "major"
      ? { action: side === "response" ? `Handle the new values of ${subject}.` : `Give an allowed ${subject}.` }
      : {}),
    witnesses: ["types"],
  };
};
