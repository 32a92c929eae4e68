import { type ChangeBump, findLargestBump, type Statement } from "../change.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import type { TypeVerdict } from "../types/type-verdict.ts";
import { printKeywordChange } from "./judge-keyword.ts";

const printTypes = ({ before, after }: TypeVerdict): string =>
  before === undefined || after === undefined || before === after
    ? "has changed"
    : `is \`${after}\`, was \`${before}\``;

/** Keywords that allow more or less within one type. */
const limits = new Set(["type", "nullable", "additionalProperties"]);

const combinators = new Set(["allOf", "anyOf", "oneOf", "not"]);

/**
 * Redocly sees what types do not, such as integers that become numbers, but takes a description in other words, such as
 * a member moved into an `allOf`, for another schema.
 */
const judgeEqualTypes = ({ trace, parts, direction }: SchemaSite): ChangeBump => {
  const isReworded = trace.isReplaced || parts.some(({ keyword }) => combinators.has(keyword));
  if (isReworded) return "patch";
  const impact = findLargestBump(parts.map(({ change }) => change.impact));
  if (impact === "major" || impact === "minor") return impact;
  return direction === "request" && parts.some(({ keyword }) => limits.has(keyword)) ? "minor" : "patch";
};

const printEqualTypes = ({ subject, parts }: SchemaSite): string => {
  const [part, ...others] = parts;
  return part?.change.kind === "modified" && others.length === 0
    ? printKeywordChange(subject, part)
    : `The schema of ${subject} has changed, its type has not.`;
};

const reasons: Record<ChangeBump, string> = {
  major: "Values that were right before may not be any more, or others come, and the compiler cannot tell.",
  minor: "It allows more than before.",
  patch: "Code for it compiles and works as before.",
};

/** What it means that a schema is of another kind. */
export const judgeStructure = (site: SchemaSite, types: TypeVerdict): Statement => {
  const { subject, direction } = site;
  const takesPart = direction !== "response";
  if (types.breaks !== undefined) {
    return {
      bump: "major",
      what: `The type of ${subject} ${printTypes(types)}.`,
      reason: takesPart
        ? `Calls that give what was right before do not compile: ${types.breaks}`
        : `Code for the old type does not compile: ${types.breaks}`,
      action: takesPart ? `Give ${subject} in its new form.` : `Handle the new form of ${subject}.`,
      witnesses: ["types"],
    };
  }
  if (types.differs) {
    return {
      bump: "minor",
      what: `The type of ${subject} ${printTypes(types)}.`,
      reason: takesPart
        ? "Calls may give more than before."
        : "It says more than before; code for the old type compiles.",
      witnesses: ["types"],
    };
  }
  const bump = judgeEqualTypes(site);
  return {
    bump,
    what: printEqualTypes(site),
    reason: reasons[bump],
    ...(bump === "major" ? { action: `Check what the API description says about ${subject}.` } : {}),
    witnesses: bump === "patch" ? ["types"] : ["redocly"],
  };
};
