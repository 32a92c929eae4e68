import { type Change, createChange, type Statement } from "../change.ts";
import type { Comparison } from "../comparison/create-comparison.ts";
import type { Place } from "../comparison/places.ts";
import type { OtherChange } from "../redocly/list-other-changes.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import { compareIdempotencyKeys } from "../rules/compare-idempotency-keys.ts";
import { compareInputs } from "../rules/compare-inputs.ts";
import { compareOperations } from "../rules/compare-operations.ts";
import { compareSecurity } from "../rules/compare-security.ts";
import { compareService } from "../rules/compare-service.ts";
import { compareTypeNames } from "../rules/compare-type-names.ts";
import type { ComparedTypes } from "../types/compare-types.ts";
import { judgeDocumentation, judgeRest } from "./judge-documentation.ts";
import { isDocumented, judgeOtherChange } from "./judge-other-change.ts";
import { judgeSchemaSite } from "./judge-schema-site.ts";
import { judgeSecurityScheme } from "./judge-security-scheme.ts";
import { judgeUntold } from "./judge-untold.ts";

/** What the witnesses say about two documents that differ. */
export interface Evidence {
  readonly comparison: Comparison;
  readonly sites: readonly SchemaSite[];
  readonly others: readonly OtherChange[];
  readonly types: ComparedTypes;
}

const rules = [compareOperations, compareInputs, compareIdempotencyKeys, compareSecurity, compareService];

const createChangeAt = (statement: Statement, place: Place | undefined, operation?: string): Change =>
  createChange(statement, place?.pair.after.operationId ?? operation, place?.label);

const judgeSites = ({ sites, types }: Evidence): Change[] =>
  sites.flatMap((site) => {
    const statements = judgeSchemaSite(site, types.sites.get(site) ?? { differs: false });
    const places = site.places.length > 0 ? site.places : [undefined];
    return statements.flatMap((statement) => places.map((place) => createChangeAt(statement, place)));
  });

const judgeOthers = ({ others, comparison }: Evidence): Change[] =>
  others
    .filter((other) => !isDocumented(other))
    .flatMap((other) =>
      other.change.typeName === "SecurityScheme"
        ? judgeSecurityScheme(other, comparison.pairs)
        : [createChangeAt(judgeOtherChange(other, comparison.after), other.place, other.pair?.after.operationId)],
    );

/** Puts the witnesses' words together. */
export const judgeComparison = (evidence: Evidence): Change[] => {
  const { comparison, types } = evidence;
  const told = [...rules.flatMap((compare) => compare(comparison)), ...judgeSites(evidence), ...judgeOthers(evidence)];
  for (const [question, verdict] of types.places) told.push(...judgeUntold(question, verdict, told));
  const changes = [
    ...told,
    ...compareTypeNames(comparison, types.before, types.after),
    ...judgeDocumentation(evidence.sites, evidence.others),
  ];
  return changes.length > 0 ? changes : [judgeRest()];
};
