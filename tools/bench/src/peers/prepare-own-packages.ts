import { cp, rm } from "node:fs/promises";
import { buildPackages } from "./build-packages.ts";
import { isForOwnDocument, ownFolder, ownProgramsFolder, sourceProgramsFolder, spec } from "./folders.ts";

const prepare = async (): Promise<void> => {
  await rm(ownFolder, { recursive: true, force: true });
  await buildPackages(ownFolder, spec, "all");
  await cp(sourceProgramsFolder, ownProgramsFolder, { recursive: true, filter: isForOwnDocument });
};

let prepared: Promise<void> | undefined;

/** Builds our packages from the document of the benchmarks, beside the programs that import them. */
export const prepareOwnPackages = (): Promise<void> => {
  prepared ??= prepare();
  return prepared;
};

/** Vitest calls it once for all test files. */
export default prepareOwnPackages;
