import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { partialSpec } from "../../peers/folders.ts";
import { writePartialSpecs } from "../../specs/write-partial-specs.ts";
import { generateMeasures } from "../generate/benchmark.ts";

const createVariant = (operations: number): Variant => ({
  name: `${operations.toLocaleString("en")} operations`,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [partialSpec(operations), `${operations}`],
});

export const growth: Benchmark = {
  name: "growth",
  title: "Generate from documents of different sizes",
  method:
    "All packages from 10, 100 and 1,000 operations of GitHub's document, taken from all over it, with the components that they need: 0.2, 0.8 and 5.9 MB.",
  measures: [{ key: "perOperation", label: "time per operation, ms", digits: 1 }, ...generateMeasures],
  rounds: 5,
  variants: [createVariant(10), createVariant(100), createVariant(1_000)],
  prepare: () => writePartialSpecs([10, 100, 1_000]),
};
