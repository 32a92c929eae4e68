import type { JsonPath } from "../json.ts";

/** Something to say about a place of a document. */
export interface Finding {
  readonly path: JsonPath;
  /** A whole sentence. */
  readonly message: string;
  /** How to fix it; may have several lines. */
  readonly remedy: string;
  /** What findings that differ in names only have in common; the message by default. */
  readonly kind?: string;
  /** In how many places it is so, if in more than this one. */
  readonly places?: number;
  /** Whether it is the same in all of them, and not only the like. */
  readonly isSame?: boolean;
}

/** Makes one finding of all of a kind: the first, which counts the others. */
export const groupFindings = (findings: readonly Finding[]): Finding[] => {
  const groups = Map.groupBy(findings, ({ kind, message }) => kind ?? message);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const places = others.reduce((count, finding) => count + (finding.places ?? 1), first.places ?? 1);
    return [
      { ...first, places, isSame: first.isSame !== false && others.every(({ message }) => message === first.message) },
    ];
  });
};
