import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { runTsc } from "@gong-engagement/kit/run-tsc";

/** Settings of a caller. */
const compilerOptions = {
  target: "ES2023",
  lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable", "ESNext.Disposable"],
  module: "NodeNext",
  types: [],
  strict: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
};

/** Type instantiations that TypeScript 7 makes to check one file, which must be without errors. */
export const countInstantiations = async (file: string): Promise<number> => {
  await using folder = await createTemporaryFolder();
  await writeFile(join(folder.path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  const output = await runTsc(["--extendedDiagnostics"], { cwd: folder.path });
  return Number(/^Instantiations:\s+(\d+)$/m.exec(output)?.[1]);
};
