import type { JsonPath } from "../json.ts";

/** Strings, what structures a text, and all else that is not white space. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** What can be a token, apart from strings. */
const plain = /^(?:[{}[\],:]|-?\d[\d.eE+-]*|true|false|null)$/;

/** A path that is looked for. */
interface Search {
  readonly path: JsonPath;
  /** How many of its segments have been found, one within the other. */
  found: number;
  /** Where the last of these is: a key, or an item of a list. */
  offset: number;
}

const locate = (text: string, paths: readonly JsonPath[]): readonly number[] | undefined => {
  const start = text.search(/\S/);
  if (text[start] !== "{") return undefined;
  const searches = paths.map((path): Search => ({ path, found: 0, offset: start }));
  const unfinished = new Set(searches);
  /** For each list that is open the index of its next item, for each object `undefined`. */
  const open: (number | undefined)[] = [];
  let isKeyNext = false;

  const enter = (segment: string, offset: number): void => {
    for (const search of unfinished) {
      const { path, found } = search;
      if (found === open.length - 1 && path[found] === segment) Object.assign(search, { found: found + 1, offset });
      // All of it is found, or the value that has been found has ended.
      if (search.found === path.length || found >= open.length) unfinished.delete(search);
    }
  };

  for (const { 0: part, index } of text.matchAll(token)) {
    if (unfinished.size === 0) break;
    const isString = part.startsWith('"');
    if (isKeyNext ? !isString && part !== "}" : !isString && !plain.test(part)) return undefined;
    if (part === ":") continue;
    if (part === "," || part === "}" || part === "]") {
      if (part !== ",") open.pop();
      isKeyNext = part === "," && open.at(-1) === undefined;
      continue;
    }
    if (isKeyNext) {
      isKeyNext = false;
      enter(JSON.parse(part), index);
      continue;
    }
    const item = open.at(-1);
    if (item !== undefined) {
      enter(String(item), index);
      open[open.length - 1] = item + 1;
    }
    if (part === "{" || part === "[") {
      open.push(part === "[" ? 0 : undefined);
      isKeyNext = part === "{";
    }
  }
  return searches.map(({ offset }) => offset);
};

/**
 * Finds where values are in a JSON text: the offset of the key, or of the item of a list. What is not there is located at
 * the nearest value around it.
 *
 * @returns `undefined` if the text, as far as it had to be read, is not JSON, or has strings that are too long to be
 *   searched.
 */
export const locateInJson = (text: string, paths: readonly JsonPath[]): readonly number[] | undefined => {
  try {
    return locate(text, paths);
  } catch {
    return undefined;
  }
};
