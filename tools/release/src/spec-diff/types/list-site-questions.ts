import type { Json } from "../comparison/json.ts";
import type { SchemaSite } from "../redocly/schema-site.ts";
import type { ExportedTypes } from "./generate-types.ts";
import type { TypeQuestion } from "./type-question.ts";

const prefix = "SpecDiffSchema";

/** The compiler's words about a schema, in which it has the name that callers know. */
export const nameInReason = (reason: string, { subject }: SchemaSite): string =>
  reason.replaceAll(new RegExp(`'${prefix}\\d+(Writable)?'`, "g"), subject.replaceAll("`", "'"));

/** Whether a type is there only to be compared. */
export const isHelper = (name: string): boolean => name.startsWith(prefix);

/** The schemas of the sites under names of their own, so that the compiler can be asked about each. */
export const nameSchemas = (sites: readonly SchemaSite[], side: "before" | "after"): Record<string, Json> =>
  Object.fromEntries(
    sites.flatMap(({ trace }, index) => {
      const schema = trace[side];
      return schema === undefined ? [] : [[`${prefix}${index}`, schema]];
    }),
  );

const findName = (types: ExportedTypes, name: string, { direction }: SchemaSite): string | undefined => {
  const writable = `${name}Writable`;
  if (direction === "request" && types.has(writable)) return writable;
  return types.has(name) ? name : undefined;
};

/** A schema that has changed, with its types as they are printed. */
export interface SiteQuestion extends TypeQuestion {
  readonly site: SchemaSite;
  readonly texts: readonly [before: string, after: string];
}

/** Asks about every site whose schema has a type in both documents. */
export const listSiteQuestions = (
  sites: readonly SchemaSite[],
  modules: { before: string; after: string },
  types: { before: ExportedTypes; after: ExportedTypes },
): SiteQuestion[] =>
  sites.flatMap((site, index) => {
    const before = findName(types.before, `${prefix}${index}`, site);
    const after = findName(types.after, `${prefix}${index}`, site);
    if (before === undefined || after === undefined) return [];
    return [
      {
        site,
        direction: site.direction,
        before: `${modules.before}.${before}`,
        after: `${modules.after}.${after}`,
        texts: [types.before.get(before) ?? "", types.after.get(after) ?? ""] as const,
      },
    ];
  });
