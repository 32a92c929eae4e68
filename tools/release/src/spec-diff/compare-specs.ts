import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, createChange, findLargestBump, isAtLeast, type Verdict } from "./change.ts";
import { classifyFinding, classifyUnreported, classifyUnused, isContradicted } from "./classify.ts";
import { isSame } from "./document/canonical.ts";
import { createComparison, type SpecPair } from "./document/create-comparison.ts";
import { compareCredentials } from "./facts/compare-credentials.ts";
import { compareDocumentation } from "./facts/compare-documentation.ts";
import { compareOperations } from "./facts/compare-operations.ts";
import { compareParts } from "./facts/compare-parts.ts";
import { createSchemaComparer } from "./facts/compare-schemas.ts";
import { compareService } from "./facts/compare-service.ts";
import { type Finding, isTypeFact } from "./facts/fact.ts";
import { mergePlaces } from "./report/fold-changes.ts";
import { explain } from "./statements.ts";
import { type ComparedTypes, compareTypes } from "./types/compare-types.ts";

const bySize = (one: Change, other: Change): number =>
  one.bump === other.bump ? 0 : isAtLeast(one.bump, other.bump) ? -1 : 1;

/** Walks both documents and lists every difference; of some of them the compiler has yet to decide. */
const findDifferences = (specs: SpecPair) => {
  const comparison = createComparison(specs);
  const comparer = createSchemaComparer(comparison);
  const parts = comparison.pairs.flatMap((pair) => compareParts(pair, comparer));
  const unused = comparer.compareUnused();
  const findings: Finding[] = [
    ...compareOperations(comparison),
    ...compareCredentials(comparison),
    ...compareService(comparison),
    ...parts.flatMap(({ facts, pair, place }) => facts.map((fact) => ({ fact, pair, place }))),
  ];
  const sides = unused.map(({ request, response }) => ({ request: request.facts, response: response.facts }));
  const names = new Set(unused.flatMap(({ request, response }) => [...request.documented, ...response.documented]));
  const documentation = compareDocumentation(comparison, parts, names);
  const all = [
    ...findings.map(({ fact }) => fact),
    ...sides.flatMap(({ request, response }) => [...request, ...response]),
  ];
  return { comparison, findings, sides, documentation, facts: [...new Set(all)].filter(isTypeFact) };
};

const classify = (
  { findings, sides, documentation }: ReturnType<typeof findDifferences>,
  types: ComparedTypes,
): Verdict => {
  const changes = findings
    .filter((finding) => !isContradicted(finding, types))
    .flatMap((finding) => classifyFinding(finding, types));
  for (const [part, verdict] of types.parts) changes.push(...classifyUnreported(part, verdict, changes));
  changes.push(
    ...sides.flatMap((side) => classifyUnused(side, types)),
    ...types.names.flatMap((fact) => classifyFinding({ fact }, types)),
    ...documentation.flatMap((finding) => classifyFinding(finding, types)),
  );
  if (changes.length === 0) changes.push(createChange(explain("details", {})));
  const sorted = mergePlaces(changes).sort(bySize);
  return { bump: findLargestBump(sorted.map(({ bump }) => bump)), changes: sorted };
};

/**
 * Says for each pair of effective specs what a caller will notice. The compiler runs once for all pairs.
 *
 * @returns Verdicts in the order of the pairs, their changes with the largest step first.
 */
export const compareSpecs = async (pairs: readonly SpecPair[]): Promise<readonly Verdict[]> => {
  const differing = pairs.filter(({ before, after }) => !isSame(before, after));
  const differences = differing.map(findDifferences);
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-types-"));
  try {
    const types = await compareTypes(differences, folder);
    const verdicts = new Map(
      differences.flatMap((difference, index) => {
        const compared = types[index];
        return compared ? [[difference.comparison.specs, classify(difference, compared)]] : [];
      }),
    );
    return pairs.map((pair) => verdicts.get(pair) ?? { bump: "none", changes: [] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
