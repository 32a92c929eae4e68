import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, findLargestBump, isAtLeast, type Verdict } from "./change.ts";
import { type Comparison, createComparison, type SpecPair } from "./comparison/create-comparison.ts";
import { isSameDocument } from "./comparison/is-same-document.ts";
import { listPlaces } from "./comparison/places.ts";
import { judgeComparison } from "./judge/judge-comparison.ts";
import { needsTypes } from "./judge/judge-schema-site.ts";
import { mergePlaces } from "./judge/merge-places.ts";
import { listOtherChanges } from "./redocly/list-other-changes.ts";
import { listSchemaSites } from "./redocly/list-schema-sites.ts";
import type { RedoclyChange } from "./redocly/redocly-change.ts";
import { runRedocly } from "./redocly/run-redocly.ts";
import { compareTypes } from "./types/compare-types.ts";

const bySize = (one: Change, other: Change): number =>
  one.bump === other.bump ? 0 : isAtLeast(one.bump, other.bump) ? -1 : 1;

const readDifferences = (comparison: Comparison, changes: readonly RedoclyChange[]) => {
  const places = listPlaces(comparison);
  return {
    comparison,
    sites: listSchemaSites(comparison, changes, places),
    others: listOtherChanges(changes, comparison.pairs, places),
  };
};

/**
 * Says for each pair of effective specs what a caller will notice.
 *
 * @returns Verdicts in the order of the pairs, their changes with the largest step first.
 */
export const compareSpecs = async (pairs: readonly SpecPair[]): Promise<readonly Verdict[]> => {
  const comparisons = pairs.filter(({ before, after }) => !isSameDocument(before, after)).map(createComparison);
  const changes = await runRedocly(comparisons);
  const differences = comparisons.map((comparison) => readDifferences(comparison, changes.get(comparison) ?? []));
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-types-"));
  try {
    const types = await compareTypes(
      differences.map(({ comparison, sites }) => ({ comparison, sites: sites.filter(needsTypes) })),
      folder,
    );
    const verdicts = new Map(
      differences.flatMap((difference, index) => {
        const compared = types[index];
        if (!compared) return [];
        const changes = mergePlaces(judgeComparison({ ...difference, types: compared })).sort(bySize);
        return [[difference.comparison.specs, { bump: findLargestBump(changes.map(({ bump }) => bump)), changes }]];
      }),
    );
    return pairs.map((pair) => verdicts.get(pair) ?? { bump: "none", changes: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
