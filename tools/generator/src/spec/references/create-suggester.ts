import { findNearest } from "../find-nearest.ts";
import { isJsonObject, type JsonObject, printPointer } from "../json.ts";

/** GitHub's description has 1,500; to compare very many takes too long. */
const componentsCompared = 10_000;

const listComponents = ({ components }: JsonObject): string[] => {
  if (!isJsonObject(components)) return [];
  return Object.entries(components).flatMap(([kind, members]) =>
    Object.keys(isJsonObject(members) ? members : {})
      .slice(0, componentsCompared)
      .map((name) => `#${printPointer(["components", kind, name])}`),
  );
};

const getName = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1).toLowerCase();

/** To find what was meant takes time, and further suggestions are hardly read. */
const suggestionsAtMost = 10;

/** Suggests the component that was probably meant, by its name or by the whole reference; `undefined` if none is alike. */
export const createSuggester = (document: JsonObject): ((ref: string) => string | undefined) => {
  let suggestions = 0;
  let components: string[] | undefined;
  return (ref) => {
    if (suggestions++ >= suggestionsAtMost) return undefined;
    components ??= listComponents(document);
    const name = getName(ref);
    const namesake = components.find((component) => getName(component) === name);
    return namesake ?? findNearest(ref, components, Math.max(2, name.length / 3));
  };
};
