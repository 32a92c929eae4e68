import type { Finding } from "./finding.ts";

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
