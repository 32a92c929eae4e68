/** Edits that turn one text into the other (Levenshtein). */
const countEdits = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, character] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 1; column < row.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (character === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** The candidate that differs least from a misspelt text; `undefined` if all differ in more than `edits` characters. */
export const findNearest = (text: string, candidates: readonly string[], edits: number): string | undefined => {
  const [nearest] = candidates
    .filter((candidate) => Math.abs(candidate.length - text.length) <= edits)
    .map((candidate) => ({ candidate, edits: countEdits(text.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.edits - other.edits);
  return nearest && nearest.edits <= edits ? nearest.candidate : undefined;
};
