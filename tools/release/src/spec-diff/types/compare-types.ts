import { join } from "node:path";
import { type Comparison, listComponents } from "../document/comparison.ts";
import type { PlainFact, TypeFact } from "../facts/fact.ts";
import { checkTypes, type TypeCheck, type TypeVerdict } from "./check-types.ts";
import { compareTypeNames } from "./compare-type-names.ts";
import { generateTypes, typesFile } from "./generate-types.ts";

/** Two documents, and the schemas in them about which the compiler decides. */
export interface TypeComparison {
  readonly comparison: Comparison;
  readonly facts: readonly TypeFact[];
}

/** What the compiler says about a schema, and its types as they are printed if both are short. */
export interface SchemaVerdict extends TypeVerdict {
  readonly texts?: readonly [before: string, after: string];
}

/** What the generated types tell. */
export interface ComparedTypes {
  readonly facts: ReadonlyMap<TypeFact, SchemaVerdict>;
  /** Names of types that came, went, or are those of other schemas. */
  readonly names: ReadonlyMap<TypeComparison, readonly PlainFact[]>;
}

/** A check of one schema, for all facts about it. */
interface SchemaCheck extends TypeCheck {
  readonly facts: readonly TypeFact[];
  readonly texts: readonly [before: string, after: string];
}

/** Longer types are not printed: the compiler's reason names the member. */
const isShort = (text: string): boolean => text.length <= 60 && !text.includes("\n");

/** Facts about schemas whose types can differ, those about the same schemas together. */
const groupFacts = ({ comparison: { touched }, facts }: TypeComparison): (readonly [TypeFact, ...TypeFact[]])[] => {
  const changed = facts.filter(
    ({ before, after }) =>
      JSON.stringify(before) !== JSON.stringify(after) || listComponents(after).some((name) => touched.has(name)),
  );
  const groups = Map.groupBy(changed, ({ direction, before, after }) => JSON.stringify([direction, before, after]));
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others]] : []));
};

/** The compiler's verdict on a schema, in which it has the name that callers know. */
const nameVerdict = ({ breaks, ...verdict }: TypeVerdict, { texts }: SchemaCheck, fact: TypeFact): SchemaVerdict => {
  const own = breaks?.replaceAll(/'SpecDiffSchema\d+(Writable)?'/g, fact.name.replaceAll("`", "'"));
  return {
    ...verdict,
    ...(own === undefined ? {} : { breaks: own.replaceAll('"undefined"', "undefined") }),
    ...(!fact.isPart && texts.every(isShort) ? { texts } : {}),
  };
};

/**
 * Generates the types of both documents of each comparison and asks the compiler, once for all of them, which types take
 * each other's place.
 *
 * @param folder Gets the generated types.
 */
export const compareTypes = async (comparisons: readonly TypeComparison[], folder: string): Promise<ComparedTypes> => {
  const imports: string[] = [];
  const checks: SchemaCheck[] = [];
  const names = new Map<TypeComparison, readonly PlainFact[]>();
  for (const [index, types] of comparisons.entries()) {
    const groups = groupFacts(types);
    const schemas = groups.map(([first]) => first);
    const [old, now] = [`before${index}`, `after${index}`];
    const before = await generateTypes(types.comparison, "before", schemas, join(folder, old));
    const after = await generateTypes(types.comparison, "after", schemas, join(folder, now));
    for (const [number, facts] of groups.entries()) {
      const [{ direction }, type, newType] = [facts[0], before.schemas[number], after.schemas[number]];
      if (!type || !newType) continue;
      const expressions = { before: `${old}.${type.name}`, after: `${now}.${newType.name}` };
      checks.push({ facts, direction, ...expressions, texts: [type.text, newType.text] });
    }
    const used = groups.length > 0 ? [old, now] : [];
    imports.push(...used.map((name) => `import type * as ${name} from "./${name}/${typesFile}";`));
    names.set(types, compareTypeNames(before, after));
  }
  const verdicts = await checkTypes(checks, imports, folder);
  const facts = verdicts.flatMap(([check, verdict]) =>
    check.facts.map((fact) => [fact, nameVerdict(verdict, check, fact)] as const),
  );
  return { facts: new Map(facts), names };
};
