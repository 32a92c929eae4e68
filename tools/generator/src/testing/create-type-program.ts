import { join } from "node:path";
import ts from "typescript";

/** Types that were generated, as the compiler knows them. */
export interface TypeProgram {
  readonly checker: ts.TypeChecker;
  readonly sourceOf: (file: string) => ts.SourceFile;
  /** The types that a file exports, by name. */
  readonly exportsOf: (file: string) => ReadonlyMap<string, ts.Type>;
}

/** Reads the files of a folder of generated types, and what they import. */
export const createTypeProgram = (folder: string, files: readonly string[] = ["types.ts", "paths.ts"]): TypeProgram => {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    {
      strict: true,
      exactOptionalPropertyTypes: true,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
      types: [],
      allowImportingTsExtensions: true,
      noEmit: true,
    },
  );
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
