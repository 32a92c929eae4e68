import { type Change, findLargestBump, isAtLeast } from "./change.ts";
import type { PartType } from "./facts/compare-parts.ts";
import { type Direction, type Fact, type Finding, isTypeFact, type PlainFact, type TypeFact } from "./facts/fact.ts";
import { explain } from "./statements.ts";
import type { ComparedTypes, SchemaVerdict } from "./types/compare-types.ts";

const printTypes = ({ texts: [before, after] = ["", ""] }: SchemaVerdict): string =>
  before === after ? "has changed" : `is \`${after}\`, was \`${before}\``;

/** What a change of a schema is: as breaking as its types say, or as what they do not show. */
const classifyType = (fact: TypeFact, verdict: SchemaVerdict): readonly PlainFact[] => {
  const { name, direction, same } = fact;
  const values = { name, change: printTypes(verdict), compiler: verdict.breaks ?? "" };
  if (verdict.breaks !== undefined) return [fact.breaking ?? { kind: `${direction}.type.breaking`, values }];
  const isBreaking = same.some(({ kind, values }) => explain(kind, values).bump === "major");
  if (isBreaking || !verdict.differs) return same;
  return [{ kind: direction === "request" ? "request.type.wider" : "response.type.narrower", values }];
};

/** Says what a finding is, once the compiler has decided. */
export const classifyFinding = ({ fact, operation, place, isInherited }: Finding, types: ComparedTypes): Change[] => {
  const facts = isTypeFact(fact) ? classifyType(fact, types.facts.get(fact) ?? { differs: false }) : [fact];
  const changes = facts.map(({ kind, values }) => explain(kind, values, operation, place));
  return isInherited ? changes.filter(({ bump }) => bump === "major") : changes;
};

/** Facts about a component that no operation uses: callers may use its type for either direction. */
export const classifyUnused = (sides: Record<Direction, readonly Fact[]>, types: ComparedTypes): Change[] => {
  const [request, response] = [sides.request, sides.response].map((facts) => {
    const changes = facts.flatMap((fact) => classifyFinding({ fact }, types));
    return changes.filter(({ what }) => !what.startsWith("The documentation"));
  });
  const bumpOf = (changes: readonly Change[] = []) => findLargestBump(changes.map(({ bump }) => bump));
  return (isAtLeast(bumpOf(request), bumpOf(response)) ? request : response) ?? [];
};

const isAbout = (place: string | undefined, part: PartType): boolean =>
  place === part.place || (/^(result|error)$/.test(part.place) && place?.startsWith("response ") === true);

/** What the compiler notices in a part of an operation and none of the changes reports. */
export const classifyUnreported = (part: PartType, types: ComparedTypes, changes: readonly Change[]): Change[] => {
  const isReported = ({ bump }: Change): boolean =>
    changes.some(
      (change) => change.operation === part.operation && isAbout(change.place, part) && isAtLeast(change.bump, bump),
    );
  return classifyFinding(part, types).filter((change) => !isReported(change));
};
