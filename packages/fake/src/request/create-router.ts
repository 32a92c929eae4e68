import type { Operation } from "../document/list-operations.ts";

/** An operation, and the value in its path of each parameter: decoded, but for the characters that separate. */
export interface Route {
  readonly operation: Operation;
  readonly pathValues: ReadonlyMap<string, string>;
}

interface Pattern {
  readonly operation: Operation;
  readonly expression: RegExp;
  readonly names: readonly string[];
}

/** Decodes what stands for itself. A percent sign, and what may be a separator, stay encoded. */
const decode = (text: string): string => {
  try {
    return decodeURI(text.replaceAll("%25", "%2525"));
  } catch {
    return text;
  }
};

/** A text as an expression. Characters that may separate match as they are, and encoded. */
const escapeText = (text: string): string =>
  text
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&")
    .replaceAll(/\\?[;:@&=+$,#?]/g, (character) => `(?:${character}|${encodeURIComponent(character.slice(-1))})`);

const createPattern = (operation: Operation): Pattern => {
  const names: string[] = [];
  const source = operation.path.replaceAll(/\{([^{}]+)\}|[^{}]+|[{}]/g, (part, name?: string) => {
    if (name === undefined) return escapeText(decode(part));
    names.push(name);
    return "([^/]+?)";
  });
  return { operation, expression: new RegExp(`^${source}$`), names };
};

/** What a path leads to: nothing, no operation of that method, or an operation. */
export type FoundRoute = Route | "no-path" | "no-method";

/** Where the first parameter of a path is: the later, the more of the path is certain. */
const beginOfParameters = ({ operation }: Pattern): number => operation.path.indexOf("{");

/**
 * Makes what finds the operation of a request. A path without parameters goes before one with them, and of two with as many
 * that whose first one comes later.
 */
export const createRouter = (operations: readonly Operation[]): ((method: string, path: string) => FoundRoute) => {
  const patterns = operations
    .map(createPattern)
    .sort((one, other) => one.names.length - other.names.length || beginOfParameters(other) - beginOfParameters(one));

  return (method, path) => {
    const text = decode(path);
    let isKnown = false;
    for (const { operation, expression, names } of patterns) {
      const match = expression.exec(text);
      if (!match) continue;
      isKnown = true;
      if (operation.method !== method.toLowerCase()) continue;
      const values = names.map((name, index) => [name, match[index + 1] ?? ""] as const);
      return { operation, pathValues: new Map(values) };
    }
    return isKnown ? "no-method" : "no-path";
  };
};
