import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "../config.ts";

const tsc = join(dirname(createRequire(import.meta.url).resolve("@typescript/native/package.json")), "bin/tsc");

/** Compiles generated packages as strictly as the repository compiles its own. Returns what the compiler complains of. */
export const compilePackages = async (folder: string): Promise<string> => {
  const tsconfig = {
    extends: join(repositoryRoot, "tools/tsconfig/package-source.json"),
    compilerOptions: {
      customConditions: [],
      lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable", "ESNext.Disposable"],
    },
    include: ["types/src", "client/src", "sdk/src", "*.ts"],
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  return promisify(execFile)(process.execPath, [tsc, "-p", folder], { cwd: folder }).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
};
