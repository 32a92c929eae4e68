import { getMeaning, type Meaning } from "./meaning.ts";

/** An object or a list of a document. */
export interface Place {
  readonly value: object;
  /** What the keys of the object are, or those of the objects in the list. */
  readonly meaning: Meaning;
  /** Keys that lead to the value. It is valid during the visit only. */
  readonly path: readonly string[];
}

/** Visits every object and every list of a document, in its order. What holds another one comes first. */
export const walkDocument = (document: unknown, visit: (place: Place) => void): void => {
  const path: string[] = [];
  const walk = (value: unknown, meaning: Meaning): void => {
    if (typeof value !== "object" || value === null) return;
    visit({ value, meaning, path });
    for (const [key, member] of Object.entries(value)) {
      path.push(key);
      walk(member, Array.isArray(value) ? meaning : getMeaning(meaning, key, member));
      path.pop();
    }
  };
  walk(document, "keywords");
};
