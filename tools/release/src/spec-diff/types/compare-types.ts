import { join } from "node:path";
import { type Comparison, listComponents } from "../document/comparison.ts";
import type { PlainFact, TypeFact } from "../facts/fact.ts";
import { checkTypes, type TypeCheck, type TypeVerdict } from "./check-types.ts";
import { compareTypeNames } from "./compare-type-names.ts";
import { type GeneratedTypes, generateTypes, typesFile } from "./generate-types.ts";

/** Two documents, and the schemas in them about which the compiler decides. */
export interface TypeComparison {
  readonly comparison: Comparison;
  readonly facts: readonly TypeFact[];
}

/** What the compiler says about a schema, and its types as they are printed if both are short. */
export interface SchemaVerdict extends TypeVerdict {
  readonly texts?: readonly [before: string, after: string];
}

/** What the generated types of two documents tell. */
export interface ComparedTypes {
  readonly facts: ReadonlyMap<TypeFact, SchemaVerdict>;
  /** Names of types that came, went, or are those of other schemas. */
  readonly names: readonly PlainFact[];
}

/** Longer types are not printed: the compiler's reason names the member. */
const isShort = (text: string): boolean => text.length <= 60 && !text.includes("\n");

/** Whether the types of a schema can differ. */
const mayDiffer = ({ touched }: Comparison, { before, after }: TypeFact): boolean =>
  JSON.stringify(before) !== JSON.stringify(after) || listComponents(after).some((name) => touched.has(name));

interface SchemaCheck extends TypeCheck {
  readonly fact: TypeFact;
  readonly texts: readonly [before: string, after: string];
}

const listChecks = (facts: readonly TypeFact[], before: GeneratedTypes, after: GeneratedTypes, index: number) =>
  facts.flatMap((fact): SchemaCheck[] => {
    const { direction } = fact;
    const [old, now] = [before.find(fact.before, direction), after.find(fact.after, direction)];
    if (!old || !now) return [];
    const names = { before: `before${index}.${old.name}`, after: `after${index}.${now.name}` };
    return [{ fact, direction, ...names, texts: [old.text, now.text] }];
  });

/** The compiler's words about a schema, in which it has the name that callers know. */
const nameInReason = ({ breaks, ...verdict }: TypeVerdict, { name }: TypeFact): TypeVerdict => {
  if (breaks === undefined) return verdict;
  const own = breaks.replaceAll(/'SpecDiffSchema\d+(Writable)?'/g, name.replaceAll("`", "'"));
  return { ...verdict, breaks: own.replaceAll('"undefined"', "undefined") };
};

/**
 * Generates the types of both documents of each comparison and asks the compiler, once for all of them, which types take
 * each other's place.
 *
 * @param folder Gets the generated types.
 */
export const compareTypes = async (
  comparisons: readonly TypeComparison[],
  folder: string,
): Promise<ReadonlyMap<TypeComparison, ComparedTypes>> => {
  const imports: string[] = [];
  const generated = [];
  for (const [index, compared] of comparisons.entries()) {
    const { comparison } = compared;
    const facts = compared.facts.filter((fact) => mayDiffer(comparison, fact));
    const [old, now] = [`before${index}`, `after${index}`];
    const before = await generateTypes(comparison, "before", facts, join(folder, old));
    const after = await generateTypes(comparison, "after", facts, join(folder, now));
    const checks = listChecks(facts, before, after, index);
    const used = checks.length > 0 ? [old, now] : [];
    imports.push(...used.map((name) => `import type * as ${name} from "./${name}/${typesFile}";`));
    generated.push({ compared, checks, names: compareTypeNames(before, after) });
  }
  const judge = await checkTypes(
    generated.flatMap(({ checks }) => checks),
    imports,
    folder,
  );
  const toEntry = (check: SchemaCheck): [TypeFact, SchemaVerdict] => {
    const { fact, texts } = check;
    const verdict = nameInReason(judge(check), fact);
    return [fact, !fact.isPart && texts.every(isShort) ? { ...verdict, texts } : verdict];
  };
  return new Map(
    generated.map(({ compared, checks, names }) => [compared, { names, facts: new Map(checks.map(toEntry)) }]),
  );
};
