import { readFile, writeFile } from "node:fs/promises";
import ts from "typescript";

const { SyntaxKind } = ts;

/** A type that is declared. */
interface Declaration {
  /** The names of the types that it refers to. */
  readonly references: Set<string>;
  /** Where the types of its optional members end, `never` and what allows `undefined` already left out. */
  readonly optionalEnds: number[];
}

/** Allow `undefined` already, or nothing. */
const unchanged = new Set([SyntaxKind.NeverKeyword, SyntaxKind.UnknownKeyword, SyntaxKind.UndefinedKeyword]);

const opening = new Set([SyntaxKind.OpenBraceToken, SyntaxKind.OpenBracketToken, SyntaxKind.OpenParenToken]);
const closing = new Set([SyntaxKind.CloseBraceToken, SyntaxKind.CloseBracketToken, SyntaxKind.CloseParenToken]);

/** Reads declarations of types, word by word: a syntax tree of a large file would take more memory than all else. */
const readDeclarations = (code: string): ReadonlyMap<string, Declaration> => {
  const declarations = new Map<string, Declaration>();
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, code);
  /** The optional members whose types are being read, the innermost last. */
  const open: { readonly depth: number; readonly start: number }[] = [];
  let current: Declaration | undefined;
  let depth = 0;
  let identifier: string | undefined;
  let beforeLast = SyntaxKind.Unknown;
  let last = SyntaxKind.Unknown;
  let lastStart = 0;
  let lastEnd = 0;
  /** How deep the templates are whose types are being read, the innermost last. */
  const templates: number[] = [];
  const scan = (): ts.SyntaxKind => {
    const token = scanner.scan();
    if (token === SyntaxKind.TemplateHead) templates.push(depth);
    if (token !== SyntaxKind.CloseBraceToken || templates.at(-1) !== depth) return token;
    const part = scanner.reScanTemplateToken(false);
    if (part === SyntaxKind.TemplateTail) templates.pop();
    return part;
  };
  for (let token = scan(); token !== SyntaxKind.EndOfFileToken; token = scan()) {
    const isName = token === SyntaxKind.ColonToken || token === SyntaxKind.QuestionToken;
    if (identifier !== undefined && !isName) current?.references.add(identifier);
    identifier = undefined;
    if (token === SyntaxKind.Identifier) {
      if (depth === 0 && last === SyntaxKind.TypeKeyword) {
        current = { references: new Set(), optionalEnds: [] };
        declarations.set(scanner.getTokenText(), current);
      } else {
        identifier = scanner.getTokenText();
      }
    }
    if (beforeLast === SyntaxKind.QuestionToken && last === SyntaxKind.ColonToken) {
      open.push({ depth, start: scanner.getTokenStart() });
    }
    const isEnd = token === SyntaxKind.SemicolonToken || closing.has(token);
    if (isEnd && open.at(-1)?.depth === depth) {
      const isUnchanged = open.pop()?.start === lastStart && unchanged.has(last);
      if (!isUnchanged) current?.optionalEnds.push(lastEnd);
    }
    if (opening.has(token)) depth++;
    if (closing.has(token)) depth--;
    beforeLast = last;
    last = token;
    lastStart = scanner.getTokenStart();
    lastEnd = scanner.getTokenEnd();
  }
  return declarations;
};

/**
 * Lets optional members of what a caller gives be `undefined`, for programs that compile with
 * `exactOptionalPropertyTypes`: the client leaves such members out. Responses stay as they are.
 *
 * @param code - types as hey-api prints them
 * @param inputs - names of the types of what a caller gives
 */
export const allowUndefined = (code: string, inputs: readonly string[]): string => {
  const declarations = readDeclarations(code);
  const reached = new Set(inputs);
  const ends: number[] = [];
  // What is added while it goes on is also visited.
  for (const name of reached) {
    const declaration = declarations.get(name);
    if (!declaration) continue;
    for (const reference of declaration.references) reached.add(reference);
    for (const end of declaration.optionalEnds) ends.push(end);
  }
  const parts: string[] = [];
  let start = 0;
  for (const end of ends.sort((a, b) => a - b)) {
    parts.push(code.slice(start, end), " | undefined");
    start = end;
  }
  return parts.join("") + code.slice(start);
};

/** Lets the optional members of inputs be `undefined` in a file. */
export const allowUndefinedIn = async (file: string, inputs: readonly string[]): Promise<void> => {
  await writeFile(file, allowUndefined(await readFile(file, "utf8"), inputs));
};
