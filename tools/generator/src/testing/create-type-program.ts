import { join } from "node:path";
import ts from "typescript";

/** Types that were generated, as the compiler knows them. */
export interface TypeProgram {
  readonly checker: ts.TypeChecker;
  readonly sourceOf: (file: string) => ts.SourceFile;
  /** The types that a file exports, by name. */
  readonly exportsOf: (file: string) => ReadonlyMap<string, ts.Type>;
}

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
  types: [],
  allowImportingTsExtensions: true,
  noEmit: true,
};

const host = ts.createCompilerHost(options);
const declarations = new Map<string, ts.SourceFile | undefined>();

/** Reads the declarations of the platform once. They take longer than all the rest. */
const getSourceFile: ts.CompilerHost["getSourceFile"] = (name, ...rest) => {
  if (!name.includes("/lib.")) return host.getSourceFile(name, ...rest);
  if (!declarations.has(name)) declarations.set(name, host.getSourceFile(name, ...rest));
  return declarations.get(name);
};

/** Reads the files of a folder of generated types, and what they import. */
export const createTypeProgram = (folder: string, files: readonly string[] = ["types.ts", "paths.ts"]): TypeProgram => {
  const paths = files.map((file) => join(folder, file));
  const program = ts.createProgram(paths, options, { ...host, getSourceFile });
  const checker = program.getTypeChecker();
  const sourceOf = (file: string): ts.SourceFile => {
    const source = program.getSourceFile(join(folder, file));
    if (!source) throw new Error(`there is no ${join(folder, file)}`);
    return source;
  };
  return {
    checker,
    sourceOf,
    exportsOf: (file) => {
      const module = checker.getSymbolAtLocation(sourceOf(file));
      const symbols = module ? checker.getExportsOfModule(module) : [];
      return new Map(symbols.map((symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)]));
    },
  };
};
