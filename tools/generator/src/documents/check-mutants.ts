import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import { checkMutant } from "../mutations/check-mutant.ts";
import { readOriginal } from "../mutations/read-original.ts";
import { compilePackages } from "../testing/compile-packages.ts";
import { createPackages } from "../testing/create-packages.ts";
import type { Outcome } from "./check-document.ts";

const mutants = 600;

export const mutantsName: string = `${mutants} mutants of spec/openapi.yaml`;

/** One of this number of generated mutants is compiled. */
const compiledOneOf = 10;

const checkAll = async (parent: string): Promise<string | undefined> => {
  await using packages = await createPackages("handwritten", parent);
  const original = await readOriginal(join(repositoryRoot, "spec/openapi.yaml"));
  let generated = 0;
  for (let seed = 0; seed < mutants; seed++) {
    const result = await checkMutant(original, seed, packages.folder);
    if (result === "refused" || generated++ % compiledOneOf > 0) continue;
    const complaints = await compilePackages(packages.folder, "7");
    if (complaints !== "") return `seed ${seed}: TypeScript complains:\n${complaints}`;
  }
  return undefined;
};

/** Generates from mutants of this API's description, and compiles some of the results. */
export const checkMutants = async (parent: string): Promise<Outcome> => {
  const start = performance.now();
  const failure = await checkAll(parent).catch((error: unknown) => String(error));
  return {
    name: mutantsName,
    ...(failure === undefined ? { result: "generated" } : { result: "failed", failure }),
    seconds: (performance.now() - start) / 1_000,
  };
};
