import type { Statement } from "../change.ts";
import type { Direction } from "../comparison/places.ts";
import { isDocumentation, structure, values } from "../redocly/schema-keywords.ts";
import type { SchemaPart, SchemaSite } from "../redocly/schema-site.ts";
import type { TypeVerdict } from "../types/type-verdict.ts";
import { judgeConstraint, judgeDefault, judgeDeprecation, judgeVisibility } from "./judge-keyword.ts";
import { judgeProperties } from "./judge-properties.ts";
import { judgeStructure } from "./judge-structure.ts";
import { judgeValues } from "./judge-values.ts";

const judgePart = (subject: string, direction: Direction, part: SchemaPart, types: TypeVerdict): Statement => {
  const { keyword } = part;
  if (keyword === "default") return judgeDefault(subject, direction, part);
  if (keyword === "deprecated") return judgeDeprecation(subject, part);
  if (keyword === "readOnly" || keyword === "writeOnly") return judgeVisibility(subject, direction, part);
  return judgeConstraint(subject, direction, part, types);
};

const judgeParts = (site: SchemaSite, types: TypeVerdict): Statement[] => {
  const { direction, parts, subject } = site;
  const properties = parts.filter(({ keyword }) => keyword === "properties" || keyword === "required");
  const allowed = parts.filter(({ keyword }) => values.has(keyword));
  const others = parts.filter((part) => ![...properties, ...allowed].includes(part) && !isDocumentation(part.keyword));
  return [
    ...judgeProperties(site, properties),
    ...(allowed.length > 0 ? [judgeValues({ ...site, parts: allowed }, types)] : []),
    ...others.map((part) => judgePart(subject, direction, part, types)),
  ];
};

/** Whether the compiler must be asked about the schema itself. */
export const needsTypes = ({ trace, parts }: SchemaSite): boolean =>
  trace.isReplaced ||
  parts.some(({ keyword }) => structure.has(keyword) || values.has(keyword) || keyword === "format");

/** What the changes in a schema mean for a caller. */
export const judgeSchemaSite = (site: SchemaSite, types: TypeVerdict): Statement[] => {
  const { trace, parts, direction } = site;
  if (trace.isReplaced || parts.some(({ keyword }) => structure.has(keyword))) return [judgeStructure(site, types)];
  if (direction !== "unused") return judgeParts(site, types);
  // A caller may use the type for either.
  const sides = (["request", "response"] as const).map((side) => judgeParts({ ...site, direction: side }, types));
  const isWorse = (statements: readonly Statement[]) => statements.some(({ bump }) => bump === "major");
  return sides.find(isWorse) ?? sides[0] ?? [];
};
