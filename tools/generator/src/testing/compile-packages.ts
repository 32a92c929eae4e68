import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

const require = createRequire(import.meta.url);
const binary = (name: string, file: string): string =>
  join(dirname(require.resolve(`${name}/package.json`)), "bin", file);

/** The versions of TypeScript that generated code is compiled with. */
const compilers = {
  "5.9": [binary("typescript-5.9", "tsc")],
  "6": [binary("typescript", "tsc6")],
  // It would take packages of the same name and version for the same, whatever folder they are in.
  "7": [binary("@typescript/native", "tsc"), "--deduplicatePackages", "false"],
} as const;

export type CompilerVersion = keyof typeof compilers;

/** As strict as the repository compiles its own packages. */
export const compilerSettings = {
  extends: join(repositoryRoot, "tools/tsconfig/package-source.json"),
  compilerOptions: { customConditions: [] },
  include: ["**/types/src", "**/client/src", "**/sdk/src", "**/schemas/src", "**/*.ts"],
};

/**
 * Compiles generated packages, below any number of folders, as strictly as the repository compiles its own. Returns
 * what the compiler complains of.
 */
export const compilePackages = async (root: string, version: CompilerVersion): Promise<string> => {
  await writeFile(join(root, "tsconfig.json"), JSON.stringify(compilerSettings));
  return promisify(execFile)(process.execPath, [...compilers[version], "-p", root], { cwd: root }).then(
    () => "",
    (error: { stdout: string }) => error.stdout || String(error),
  );
};
