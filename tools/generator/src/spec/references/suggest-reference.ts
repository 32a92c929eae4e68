import { isJsonObject, type JsonObject } from "../json.ts";
import { printPointer } from "../json-path.ts";

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

const listComponents = ({ components }: JsonObject): string[] => {
  if (!isJsonObject(components)) return [];
  return Object.entries(components).flatMap(([kind, members]) =>
    isJsonObject(members) ? Object.keys(members).map((name) => `#${printPointer(["components", kind, name])}`) : [],
  );
};

const getName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1).toLowerCase();

/** The component that was probably meant; `undefined` if none is like it. */
export const suggestReference = (document: JsonObject, ref: string): string | undefined => {
  const name = getName(ref);
  const rate = (candidate: string): number =>
    getName(candidate) === name ? 0 : countEdits(ref.toLowerCase(), candidate.toLowerCase());
  const [nearest] = listComponents(document)
    .map((candidate) => ({ candidate, edits: rate(candidate) }))
    .sort((one, other) => one.edits - other.edits);
  return nearest && nearest.edits <= Math.max(2, name.length / 3) ? nearest.candidate : undefined;
};
