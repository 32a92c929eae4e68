import type { JsonObject } from "@gong-engagement/generator/json";
import { getSchemas } from "../document/json.ts";
import type { Comparison } from "../document/match-operations.ts";
import type { Fact, TypeFact } from "../facts/fact.ts";
import { checkTypes, type TypeCheck, type TypeVerdict } from "./check-types.ts";
import { compareTypeNames } from "./compare-type-names.ts";
import { createTypeModules, type ExportedTypes, type TypeModules } from "./generate-types.ts";
import { listPartChecks, type PartCheck } from "./list-part-checks.ts";

/** Two documents, and the schemas in them of which the compiler decides. */
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
  /** About each part of an operation that has a type in both documents. */
  readonly parts: readonly (readonly [PartCheck, TypeVerdict])[];
  /** Names of types that came, went, or are those of other schemas. */
  readonly names: readonly Fact[];
}

const schemaPrefix = "SpecDiffSchema";
const namePrefix = "SpecDiffName";

/** Longer types are not printed: the compiler's reason names the member. */
const isShort = (text: string): boolean => text.length <= 60 && !text.includes("\n");

/** What generators make of a name: names that differ in case or in punctuation may become one. */
const simplify = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Components whose names may become one. Which of them gets it can only be seen in the generated types. */
const listRivals = ({ before, after }: Comparison): string[] => {
  const names = new Set([...Object.keys(getSchemas(before)), ...Object.keys(getSchemas(after))]);
  return [...Map.groupBy(names, simplify).values()].filter((group) => group.length > 1).flat();
};

/** Schemas under names of their own, so that the compiler can be asked about each. */
const nameSchemas = (facts: readonly TypeFact[], side: "before" | "after"): Record<string, unknown> =>
  Object.fromEntries(facts.map((fact, index) => [`${schemaPrefix}${index}`, fact[side]]));

/** Types that stand for components, so that their text tells the name that each of these has got. */
const nameRivals = (rivals: readonly string[], schemas: JsonObject): JsonObject =>
  Object.fromEntries(
    rivals.flatMap((name, index) =>
      Object.hasOwn(schemas, name) ? [[`${namePrefix}${index}`, { $ref: `#/components/schemas/${name}` }]] : [],
    ),
  );

const readRivals = (rivals: readonly string[], types: ExportedTypes): Map<string, string> =>
  new Map(
    rivals.flatMap((name, index) => {
      const type = types.get(`${namePrefix}${index}`);
      return type === undefined ? [] : [[name, type]];
    }),
  );

/** Types that are generated only to be compared. */
const omitHelpers = (types: ExportedTypes): ExportedTypes =>
  new Map([...types].filter(([name]) => !name.startsWith(schemaPrefix) && !name.startsWith(namePrefix)));

const findType = (types: ExportedTypes, name: string, { direction }: TypeFact): string | undefined => {
  const writable = `${name}Writable`;
  if (direction === "request" && types.has(writable)) return writable;
  return types.has(name) ? name : undefined;
};

const generateSides = async ({ comparison, facts }: TypeComparison, { generate }: TypeModules) => {
  const rivals = listRivals(comparison);
  const [before, after] = [
    await generate(
      comparison.before,
      comparison.pairs.map((pair) => ({ operation: pair.before, place: pair.after })),
      { ...nameSchemas(facts, "before"), ...nameRivals(rivals, getSchemas(comparison.before)) },
    ),
    await generate(
      comparison.after,
      comparison.pairs.map((pair) => ({ operation: pair.after, place: pair.after })),
      { ...nameSchemas(facts, "after"), ...nameRivals(rivals, getSchemas(comparison.after)) },
    ),
  ];
  const checks = facts.flatMap((fact, index): { fact: TypeFact; check: TypeCheck; texts: [string, string] }[] => {
    const old = findType(before.types, `${schemaPrefix}${index}`, fact);
    const now = findType(after.types, `${schemaPrefix}${index}`, fact);
    if (old === undefined || now === undefined) return [];
    const check = { direction: fact.direction, before: `${before.name}.${old}`, after: `${after.name}.${now}` };
    return [{ fact, check, texts: [before.types.get(old) ?? "", after.types.get(now) ?? ""] }];
  });
  const names = compareTypeNames(
    comparison,
    { types: omitHelpers(before.types), rivals: readRivals(rivals, before.types) },
    { types: omitHelpers(after.types), rivals: readRivals(rivals, after.types) },
  );
  const parts = comparison.pairs.flatMap((pair) => listPartChecks(pair, { before: before.name, after: after.name }));
  return { checks, parts, names };
};

/** The compiler's words about a schema, in which it has the name that callers know. */
const nameInReason = ({ breaks, ...verdict }: TypeVerdict, { name }: TypeFact): TypeVerdict => {
  const helper = new RegExp(`'${schemaPrefix}\\d+(Writable)?'`, "g");
  return breaks === undefined ? verdict : { ...verdict, breaks: breaks.replaceAll(helper, name.replaceAll("`", "'")) };
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
): Promise<readonly ComparedTypes[]> => {
  const modules = createTypeModules(folder);
  const generated = [];
  for (const comparison of comparisons) generated.push(await generateSides(comparison, modules));
  const all = generated.flatMap(({ checks, parts }) => [...checks.map(({ check }) => check), ...parts]);
  const verdicts = await checkTypes(all, modules.printImports(), folder);
  const found = new Map(all.map((check, index) => [check, verdicts[index] ?? { differs: false }]));
  const get = (check: TypeCheck): TypeVerdict => found.get(check) ?? { differs: false };
  return generated.map(({ checks, parts, names }) => ({
    facts: new Map(
      checks.map(({ fact, check, texts }) => [
        fact,
        { ...nameInReason(get(check), fact), ...(texts.every(isShort) ? { texts } : {}) },
      ]),
    ),
    parts: parts.map((part) => [part, get(part)] as const),
    names,
  }));
};
