import type { NodeType, NormalizedProblem, Oas3Rule, SpecVersion } from "@redocly/openapi-core";
import type { JsonObject } from "../json.ts";
import {
  createOfflineResolver,
  detectSpec,
  getTypes,
  normalizeTypes,
  normalizeVisitors,
  resolveDocument,
  Source,
  walkDocument,
} from "../redocly.ts";

/** More are hardly read. */
const problemsAtMost = 10_000;

/** A list that takes only what is wanted. */
const createProblems = (isWanted: (problem: NormalizedProblem) => boolean): NormalizedProblem[] => {
  const problems: NormalizedProblem[] = [];
  problems.push = (...found) => {
    for (const problem of found) {
      if (problems.length < problemsAtMost && isWanted(problem)) problems[problems.length] = problem;
    }
    return problems.length;
  };
  return problems;
};

/** What a document is compared with. */
export interface Ruleset {
  /** The rules for a version of OpenAPI, by the names of the rules. */
  readonly getRules: (version: SpecVersion) => Readonly<Record<string, Oas3Rule>>;
  /** Changes what Redocly knows of a version. */
  readonly changeTypes: (types: Record<string, NodeType>, version: SpecVersion) => Record<string, NodeType>;
}

const createVisitors = ({ getRules }: Ruleset, version: SpecVersion) =>
  Object.entries(getRules(version)).flatMap(([ruleId, rule]) =>
    [rule({})].flat().map((visitor) => ({ ruleId, severity: "warn" as const, visitor })),
  );

/**
 * Does as Redocly's `lintDocument`, and keeps the first ten thousand problems that are wanted.
 *
 * @param document A self-contained OpenAPI document.
 */
export const lintDocument = async (
  document: JsonObject,
  ruleset: Ruleset,
  isWanted: (problem: NormalizedProblem) => boolean,
): Promise<readonly NormalizedProblem[]> => {
  const version = detectSpec(document);
  const { Root: rootType, ...types } = normalizeTypes(ruleset.changeTypes(getTypes(version), version));
  if (!rootType) throw new Error(`no types of ${version}`);
  const rootDocument = { source: new Source("openapi.json", ""), parsed: document };
  const problems = createProblems(isWanted);
  walkDocument({
    document: rootDocument,
    rootType,
    normalizedVisitors: normalizeVisitors(createVisitors(ruleset, version), { Root: rootType, ...types }),
    resolvedRefMap: await resolveDocument({
      rootDocument,
      rootType,
      externalRefResolver: createOfflineResolver(),
    }),
    ctx: { problems, specVersion: version, visitorsData: {} },
  });
  return problems;
};
