import { referTo } from "@gong-engagement/generator/model/schemas/node";
import { messageOf } from "@gong-engagement/kit/run-main";
import { getSchemas } from "../document/json.ts";
import type { Comparison } from "../document/match-operations.ts";
import type { PlainFact, TypeFact } from "../facts/fact.ts";
import { checkTypes, type TypeCheck, type TypeVerdict } from "./check-types.ts";
import { compareTypeNames } from "./compare-type-names.ts";
import { createTypeModules, type ExportedTypes, type TypeModules } from "./generate-types.ts";
import { listPartChecks, type PartCheck } from "./list-part-checks.ts";

/** Two documents, and the schemas in them that the compiler decides about. */
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
  readonly names: readonly PlainFact[];
}

interface SchemaCheck extends TypeCheck {
  readonly fact: TypeFact;
  readonly texts: readonly [before: string, after: string];
}

/** Types that are generated only to be compared: of a schema, and of a component, so that its text is the name of that. */
const schemaPrefix = "SpecDiffSchema";
const namePrefix = "SpecDiffName";

/** Longer types are not printed: the compiler's reason names the member. */
const isShort = (text: string): boolean => text.length <= 60 && !text.includes("\n");

/** Generates the types of one of the documents. */
const generateSide = async (
  { comparison, facts }: TypeComparison,
  side: "before" | "after",
  { generate }: TypeModules,
) => {
  const document = comparison[side];
  const components = Object.keys(getSchemas(document));
  const placements = comparison.pairs.map((pair) => ({ operation: pair[side], place: pair.after }));
  const helpers = {
    ...Object.fromEntries(facts.map((fact, index) => [`${schemaPrefix}${index}`, fact[side]])),
    ...Object.fromEntries(
      components.map((component, index) => [`${namePrefix}${index}`, { $ref: referTo(component) }]),
    ),
  };
  const { name, types } = await generate(document, placements, helpers).catch((error: unknown) => {
    const place = side === "before" ? "old" : "new";
    const remedy = "Run `pnpm generate --spec FILE` with it: the command says what to correct.";
    throw new Error(`No types can be generated from the ${place} API description: ${messageOf(error)}\n${remedy}`);
  });
  const exported: ExportedTypes = new Map([...types].filter(([type]) => !/^SpecDiff(Schema|Name)\d/.test(type)));
  const names = new Map(components.map((component, index) => [component, types.get(`${namePrefix}${index}`) ?? ""]));
  const findType = ({ direction }: TypeFact, index: number): string | undefined =>
    [...(direction === "request" ? ["Writable"] : []), ""]
      .map((suffix) => `${schemaPrefix}${index}${suffix}`)
      .find((type) => types.has(type));
  return { name, types, exported, names, findType };
};

const generateSides = async (types: TypeComparison, modules: TypeModules) => {
  const before = await generateSide(types, "before", modules);
  const after = await generateSide(types, "after", modules);
  const schemas = types.facts.flatMap((fact, index): SchemaCheck[] => {
    const [old, now] = [before.findType(fact, index), after.findType(fact, index)];
    if (old === undefined || now === undefined) return [];
    const texts = [before.types.get(old) ?? "", after.types.get(now) ?? ""] as const;
    return [{ fact, direction: fact.direction, before: `${before.name}.${old}`, after: `${after.name}.${now}`, texts }];
  });
  const parts = types.comparison.pairs.flatMap((pair) => listPartChecks(pair, before.name, after.name));
  return { schemas, parts, names: compareTypeNames(types.comparison, before, after) };
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
  const checks: TypeCheck[] = generated.flatMap(({ schemas, parts }) => [...schemas, ...parts]);
  const judge = await checkTypes(checks, modules.printImports(), folder);
  return generated.map(({ schemas, parts, names }) => ({
    facts: new Map(
      schemas.map((check) => {
        const { fact, texts } = check;
        return [fact, { ...nameInReason(judge(check), fact), ...(texts.every(isShort) ? { texts } : {}) }];
      }),
    ),
    parts: parts.map((part) => [part, judge(part)] as const),
    names,
  }));
};
