import { readFile, writeFile } from "node:fs/promises";
import ts from "typescript";

/** The types that a declaration refers to, by name. */
const listReferences = (node: ts.Node): string[] => {
  const names: string[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) names.push(child.typeName.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
};

/** Allow `undefined` already, or nothing. */
const unchanged = new Set([ts.SyntaxKind.NeverKeyword, ts.SyntaxKind.UnknownKeyword, ts.SyntaxKind.UndefinedKeyword]);

/** Where the types of optional members end, `never` and what allows `undefined` already left out. */
const listOptionalEnds = (node: ts.Node): number[] => {
  const ends: number[] = [];
  const visit = (child: ts.Node): void => {
    if (ts.isPropertySignature(child) && child.questionToken && child.type && !unchanged.has(child.type.kind)) {
      ends.push(child.type.end);
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  return ends;
};

/**
 * Lets optional members of what a caller gives be `undefined`, for programs that compile with
 * `exactOptionalPropertyTypes`: the client leaves such members out. Responses stay as they are.
 *
 * @param code - TypeScript
 * @param inputs - names of the types of what a caller gives
 */
export const allowUndefined = (code: string, inputs: readonly string[]): string => {
  const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
  const source = ts.createSourceFile("types.ts", code, { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode });
  const declarations = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map((declaration) => [declaration.name.text, declaration]),
  );
  const reached = new Set<string>();
  const waiting = [...inputs];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const declaration = declarations.get(name);
    if (!declaration || reached.has(name)) continue;
    reached.add(name);
    waiting.push(...listReferences(declaration));
  }
  const ends = [...reached].flatMap((name) => listOptionalEnds(declarations.get(name) as ts.Node));
  let result = "";
  let start = 0;
  for (const end of ends.sort((a, b) => a - b)) {
    result += `${code.slice(start, end)} | undefined`;
    start = end;
  }
  return result + code.slice(start);
};

/** Lets the optional members of inputs be `undefined` in a file. */
export const allowUndefinedIn = async (file: string, inputs: readonly string[]): Promise<void> => {
  await writeFile(file, allowUndefined(await readFile(file, "utf8"), inputs));
};
