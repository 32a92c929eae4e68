import { findNearest } from "../find-nearest.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { printPointer } from "../json-path.ts";

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

/** The component that was probably meant, by its name or by the whole reference; `undefined` if none is like it. */
export const suggestReference = (document: JsonObject, ref: string): string | undefined => {
  const components = listComponents(document);
  const name = getName(ref);
  const namesake = components.find((component) => getName(component) === name);
  return namesake ?? findNearest(ref, components, Math.max(2, name.length / 3));
};
