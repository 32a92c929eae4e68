import { cp, glob } from "node:fs/promises";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";

/** The files of `examples` that may name an operation, from the root of the repository. */
export const listExampleFiles = async (): Promise<string[]> => {
  const files: string[] = [];
  const pattern = "examples/**/*.{ts,md,json,jsonc,csv}";
  for await (const file of glob(pattern, { cwd: repositoryRoot, exclude: ["**/node_modules"] })) files.push(file);
  return files;
};

/** Copies the programs of `examples` below the folder, where the compiler finds the packages of this repository. */
export const copyExampleProjects = async (folder: string): Promise<void> => {
  for (const file of await listExampleFiles()) {
    if (file.endsWith(".ts")) await cp(join(repositoryRoot, file), join(folder, file));
  }
};

/** Cannot find module, and what follows: functions of such a module have no types. */
const ofForeignModules = ["TS2307", "TS2347", "TS7006", "TS7031"];

/**
 * Whether a fault in a program of `examples` is there because what the program uses besides our packages is not installed here.
 * `pnpm test:runtimes` compiles them with all of it.
 */
export const isForeign = (file: string, code: string): boolean =>
  file.startsWith("examples/") && ofForeignModules.includes(code);
