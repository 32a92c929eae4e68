import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import type ts from "typescript";
import { compilerSettings } from "./compile-packages.ts";

const require = createRequire(import.meta.url);
const modules = { "5.9": "typescript-5.9", "6": "typescript" } as const;

/** Where each folder of packages seems to be, so that the compiler reads what is the same in all of them once. */
const virtual = "/checked";

/**
 * Reports what a version of TypeScript that has an API says of what is generated into folders of packages, and of files
 * beside the packages. The handwritten parts are only read.
 */
export const checkGenerated = (folders: readonly string[], version: keyof typeof modules): string => {
  const compiler: typeof ts = require(modules[version]);
  const sources = new Map<string, ts.SourceFile>();

  const createHost = (options: ts.CompilerOptions, real: string): ts.CompilerHost => {
    const host = compiler.createCompilerHost(options);
    const inFolder = (path: string): string =>
      path.startsWith(`${virtual}/`) || path === virtual ? real + path.slice(virtual.length) : path;
    const { readFile, fileExists, directoryExists, getDirectories, getSourceFile } = host;
    host.readFile = (path) => readFile(inFolder(path));
    host.fileExists = (path) => fileExists(inFolder(path));
    host.directoryExists = (path) => directoryExists?.(inFolder(path)) ?? false;
    host.getDirectories = (path) => getDirectories?.(inFolder(path)) ?? [];
    host.realpath = (path) => {
      const found = realpathSync(inFolder(path));
      return found.startsWith(real) ? virtual + found.slice(real.length) : found;
    };
    host.getCurrentDirectory = () => virtual;
    host.getSourceFile = (path, ...rest) => {
      const known = sources.get(path);
      // The platform's declarations are not even read again.
      if (known && (!path.startsWith(virtual) || known.text === host.readFile(path))) return known;
      const source = getSourceFile(path, ...rest);
      if (source) sources.set(path, source);
      return source;
    };
    return host;
  };

  const isJudged = ({ fileName }: ts.SourceFile): boolean =>
    fileName.startsWith(`${virtual}/`) &&
    (fileName.includes("/src/generated/") || !fileName.slice(virtual.length + 1).includes("/"));

  const check = (folder: string): string => {
    const real = realpathSync(folder);
    const { options, fileNames, errors } = compiler.parseJsonConfigFileContent(compilerSettings, compiler.sys, real);
    const rootNames = fileNames.map((name) => virtual + name.slice(real.length));
    const host = createHost(options, real);
    const program = compiler.createProgram(rootNames, options, host);
    const diagnostics = [
      ...errors,
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...program
        .getSourceFiles()
        .filter(isJudged)
        .flatMap((source) => [
          ...program.getSyntacticDiagnostics(source),
          ...program.getSemanticDiagnostics(source),
          ...program.getDeclarationDiagnostics(source),
        ]),
    ];
    return compiler
      .formatDiagnostics(diagnostics, { ...host, getCurrentDirectory: () => virtual })
      .replaceAll(virtual, folder);
  };

  return folders.map(check).join("");
};
