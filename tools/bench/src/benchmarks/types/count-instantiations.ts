import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTsc } from "../../command/run-tsc.ts";

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
  const folder = await mkdtemp(join(tmpdir(), "instantiations-"));
  try {
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    const output = await runTsc(folder, "--extendedDiagnostics");
    return Number(/^Instantiations:\s+(\d+)$/m.exec(output)?.[1]);
  } finally {
    await rm(folder, { recursive: true });
  }
};
