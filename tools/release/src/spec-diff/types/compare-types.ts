import type { Comparison } from "../comparison/create-comparison.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import { checkAssignability } from "./check-assignability.ts";
import { createTypeModules, type TypeModules } from "./create-type-modules.ts";
import type { ExportedTypes } from "./generate-types.ts";
import { listPlaceQuestions, type PlaceQuestion, placeHelpers } from "./list-place-questions.ts";
import { listSiteQuestions, nameInReason, nameSchemas, type SiteQuestion } from "./list-site-questions.ts";
import { toChecks, toVerdict } from "./type-question.ts";
import type { TypeVerdict } from "./type-verdict.ts";

/** Two documents, and the schemas in which they differ. */
export interface TypeComparison {
  readonly comparison: Comparison;
  readonly sites: readonly SchemaSite[];
}

/** What the compiler says about two documents. */
export interface ComparedTypes {
  readonly before: ExportedTypes;
  readonly after: ExportedTypes;
  /** About each schema that has a type in both. */
  readonly sites: ReadonlyMap<SchemaSite, TypeVerdict>;
  /** About each part of an operation that has a type in both. */
  readonly places: readonly (readonly [PlaceQuestion, TypeVerdict])[];
}

/** Longer types are not printed: the compiler's reason names the member. */
const isShort = (text: string): boolean => text.length <= 60 && !text.includes("\n");

const generateSides = async ({ comparison, sites }: TypeComparison, { generate }: TypeModules) => {
  const before = await generate(comparison.before, nameSchemas(sites, "before"));
  const after = await generate(comparison.after, nameSchemas(sites, "after"));
  const modules = { before: before.name, after: after.name };
  return {
    before: before.types,
    after: after.types,
    siteQuestions: listSiteQuestions(sites, modules, { before: before.types, after: after.types }),
    placeQuestions: comparison.pairs.flatMap((pair) => listPlaceQuestions(pair, modules)),
  };
};

const nameReason = (verdict: TypeVerdict, { site }: SiteQuestion): TypeVerdict =>
  verdict.breaks === undefined ? verdict : { ...verdict, breaks: nameInReason(verdict.breaks, site) };

/**
 * Generates the types of both documents and asks the compiler, once for all comparisons, which of them take each
 * other's place.
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
  const header = [...modules.printImports(), ...placeHelpers];
  const questions = generated.flatMap(({ siteQuestions, placeQuestions }) => [...siteQuestions, ...placeQuestions]);
  const reasons = await checkAssignability(header, questions.flatMap(toChecks), folder);
  const verdicts = new Map(
    questions.map((question, index) => [question, toVerdict(question, reasons[2 * index], reasons[2 * index + 1])]),
  );
  const answer = (question: (typeof questions)[number]): TypeVerdict => verdicts.get(question) ?? { differs: false };
  return generated.map(({ before, after, siteQuestions, placeQuestions }) => ({
    before,
    after,
    sites: new Map(
      siteQuestions.map((question) => [
        question.site,
        {
          ...nameReason(answer(question), question),
          ...(question.texts.every(isShort) ? { before: question.texts[0], after: question.texts[1] } : {}),
        },
      ]),
    ),
    places: placeQuestions.map((question) => [question, answer(question)] as const),
  }));
};
