// An editor's completion in a file with ten calls: when the file is opened, and after each of some edits.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

const calls = 10;
const edits = 5;

const [, , program = "", marker = ""] = process.argv;

/** The program with its call, the last statement, written ten times. */
const repeatCall = (code: string): string => {
  const start = code.lastIndexOf("export const");
  const call = code.slice(start);
  const copy = (_: unknown, index: number): string =>
    call.replace(/\bdata\b/, call.includes("{ data }") ? `data: data${index}` : `data${index}`);
  return code.slice(0, start) + Array.from({ length: calls }, copy).join("\n");
};

const file = join(dirname(program), "ten-calls.ts");
let code = repeatCall(readFileSync(program, "utf8"));
let version = 0;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: [
    "lib.es2023.d.ts",
    "lib.dom.d.ts",
    "lib.dom.iterable.d.ts",
    "lib.dom.asynciterable.d.ts",
    "lib.esnext.disposable.d.ts",
  ],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};
const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getCurrentDirectory: () => dirname(program),
  getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : "0"),
  getScriptSnapshot: (name) => {
    const text = name === file ? code : ts.sys.readFile(name);
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
  },
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => (name === file ? code : ts.sys.readFile(name)),
  readDirectory: ts.sys.readDirectory,
  directoryExists: ts.sys.directoryExists,
  getDirectories: ts.sys.getDirectories,
  realpath: ts.sys.realpath ?? ((path) => path),
});

/** Completes behind the marker of the last call, and returns the milliseconds. */
const complete = (): number => {
  const start = performance.now();
  const completions = service.getCompletionsAtPosition(file, code.lastIndexOf(marker) + marker.length, {});
  const took = performance.now() - start;
  if (!completions?.entries.length) throw new Error(`${program}: there is nothing to complete behind ${marker}`);
  return took;
};

const opened = complete();
const errors = service.getSemanticDiagnostics(file);
if (errors.length > 0) throw new Error(`${program}: ${ts.flattenDiagnosticMessageText(errors[0]?.messageText, "\n")}`);

let edited = 0;
for (let edit = 0; edit < edits; edit++) {
  code += `// ${edit}\n`;
  version++;
  edited += complete();
}
console.log(JSON.stringify({ opened, edited: edited / edits }));
