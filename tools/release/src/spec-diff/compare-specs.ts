import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { type Change, findLargestBump, isAtLeast, type Verdict } from "./change.ts";
import { classifyFinding, classifyUnreported, classifyUnused } from "./classify.ts";
import { isSame } from "./document/canonical.ts";
import { compareDocuments, type SpecPair } from "./document/comparison.ts";
import { compareCredentials } from "./facts/compare-credentials.ts";
import { foldDocumentation } from "./facts/compare-documentation.ts";
import { compareOperations } from "./facts/compare-operations.ts";
import { compareParts } from "./facts/compare-parts.ts";
import { createSchemaComparer } from "./facts/compare-schemas.ts";
import { compareService } from "./facts/compare-service.ts";
import { type Fact, isTypeFact } from "./facts/fact.ts";
import { mergePlaces } from "./report.ts";
import { explain } from "./statements.ts";
import { type ComparedTypes, compareTypes } from "./types/compare-types.ts";

const bySize = (one: Change, other: Change): number =>
  one.bump === other.bump ? 0 : isAtLeast(one.bump, other.bump) ? -1 : 1;

const isDocumentation = (fact: Fact): boolean => !isTypeFact(fact) && fact.kind === "documentation";

/** Walks both documents and lists every difference; of some of them the compiler has yet to decide. */
const findDifferences = (specs: SpecPair) => {
  const comparison = compareDocuments(specs);
  const comparer = createSchemaComparer(comparison);
  const touched = comparison.pairs.filter(({ isTouched }) => isTouched);
  const compared = touched.map((pair) => compareParts(comparison, pair, comparer));
  const parts = compared.flatMap(({ types }) => types);
  const unused = comparer.compareUnused();
  const inUnused = unused.flatMap(({ request, response }) => [...request, ...response]);
  const findings = foldDocumentation(comparison, [
    ...compareOperations(comparison),
    ...compareCredentials(comparison),
    ...compareService(comparison),
    ...compared.flatMap(({ findings }) => findings),
    ...inUnused.filter(isDocumentation).map((fact) => ({ fact })),
  ]);
  const facts = [...findings, ...parts].map(({ fact }) => fact).concat(inUnused);
  return { comparison, findings, unused, parts, facts: [...new Set(facts)].filter(isTypeFact) };
};

const classify = (differences: ReturnType<typeof findDifferences>, types: ComparedTypes): Verdict => {
  const { findings, unused, parts } = differences;
  const changes = findings.flatMap((finding) => classifyFinding(finding, types));
  for (const part of parts) changes.push(...classifyUnreported(part, types, changes));
  changes.push(
    ...unused.flatMap((sides) => classifyUnused(sides, types)),
    ...(types.names.get(differences) ?? []).flatMap((fact) => classifyFinding({ fact }, types)),
  );
  if (changes.length === 0) changes.push(explain("details", {}));
  const sorted = mergePlaces(changes).sort(bySize);
  return { bump: findLargestBump(sorted.map(({ bump }) => bump)), changes: sorted };
};

/**
 * Says for each pair of effective specs what a caller will notice. The compiler runs once for all pairs.
 *
 * @returns Verdicts in the order of the pairs, their changes with the largest step first.
 */
export const compareSpecs = async (pairs: readonly SpecPair[]): Promise<readonly Verdict[]> => {
  const differences = pairs.map((pair) => (isSame(pair.before, pair.after) ? undefined : findDifferences(pair)));
  await using folder = await createTemporaryFolder();
  const types = await compareTypes(
    differences.filter((difference) => difference !== undefined),
    folder.path,
  );
  return differences.map((difference) => (difference ? classify(difference, types) : { bump: "none", changes: [] }));
};
