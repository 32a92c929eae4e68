import { expect, test } from "vitest";
import { createPackages } from "../testing/create-packages.ts";
import { published } from "../testing/published.ts";
import { checkMutant } from "./check-mutant.ts";
import { readOriginal } from "./read-original.ts";

/** More of them are tried at night: `pnpm test:documents`. */
const mutants = 20;

test("generates from mutants of an API description, or refuses them helpfully and touches nothing", async () => {
  await using packages = await createPackages();
  const original = await readOriginal(published.specFile);
  const counts = { generated: 0, refused: 0 };
  for (let seed = 0; seed < mutants; seed++) counts[await checkMutant(original, seed, packages.folder)]++;
  expect(counts.generated).toBeGreaterThan(3);
  expect(counts.refused).toBeGreaterThan(3);
});
