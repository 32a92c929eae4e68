import {
  type Config,
  detectSpec,
  getMajorSpecVersion,
  getTypes,
  type NormalizedProblem,
  normalizeTypes,
  normalizeVisitors,
  type Oas3Rule,
  resolveDocument,
  Source,
  type SpecVersion,
  walkDocument,
} from "@redocly/openapi-core";
import type { JsonObject } from "../json.ts";
import { createOfflineResolver } from "../references/merge-files.ts";

/** Further errors are hardly read, and to describe one takes longer than to find none. */
const errorsAtMost = 1_000;

/** Errors may come after any number of warnings. */
const warningsAtMost = 10_000;

/** Ends the walk through a document. */
class EnoughErrors extends Error {}

/** A list that takes only what is wanted, and ends the walk when there are enough errors in it. */
const createProblems = (isWanted: (problem: NormalizedProblem) => boolean): NormalizedProblem[] => {
  const problems: NormalizedProblem[] = [];
  const counts = { error: 0, warn: 0 };
  problems.push = (...found) => {
    for (const problem of found.filter(isWanted)) {
      if (++counts[problem.severity] <= warningsAtMost) problems[problems.length] = problem;
    }
    if (counts.error >= errorsAtMost) throw new EnoughErrors();
    return problems.length;
  };
  return problems;
};

const createRules = (config: Config, version: SpecVersion) => {
  const rulesets = config.getRulesForSpecVersion(getMajorSpecVersion(version)) as readonly Record<string, Oas3Rule>[];
  return rulesets.flatMap(Object.entries<Oas3Rule>).flatMap(([ruleId, rule]) => {
    const settings = config.getRuleSettings(ruleId, version);
    const { severity } = settings;
    if (severity === "off") return [];
    return [rule(settings)].flat().map((visitor) => ({ ruleId, severity, visitor }));
  });
};

/**
 * Does as Redocly's `lintDocument`, but ends when it has found a thousand errors that are wanted.
 *
 * @param document A self-contained OpenAPI document.
 */
export const lintDocument = async (
  document: JsonObject,
  config: Config,
  isWanted: (problem: NormalizedProblem) => boolean,
): Promise<readonly NormalizedProblem[]> => {
  const version = detectSpec(document);
  const { Root: rootType, ...types } = normalizeTypes(config.extendTypes(getTypes(version), version), config);
  if (!rootType) throw new Error(`no types of ${version}`);
  const rootDocument = { source: new Source("openapi.json", ""), parsed: document };
  const problems = createProblems(isWanted);
  const externalRefResolver = createOfflineResolver();
  try {
    walkDocument({
      document: rootDocument,
      rootType,
      normalizedVisitors: normalizeVisitors(createRules(config, version), { Root: rootType, ...types }),
      resolvedRefMap: await resolveDocument({ rootDocument, rootType, externalRefResolver }),
      ctx: { problems, specVersion: version, config, visitorsData: {} },
    });
  } catch (error) {
    if (!(error instanceof EnoughErrors)) throw error;
  }
  return problems;
};
