import { fileURLToPath } from "node:url";
import type { Benchmark } from "../../harness/benchmark.ts";

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const spec = here("../../../../../spec/openapi.yaml");

/** Generation of the seed spec, warm, as a whole process. */
export const generate: Benchmark = {
  name: "generate",
  title: "Generate from spec/openapi.yaml",
  measures: [
    { key: "wall", label: "time, ms", digits: 0 },
    { key: "memory", label: "peak memory, MB", digits: 0 },
  ],
  rounds: 9,
  variants: [
    { name: "hey-api, types only", script: here("hey-api-types.ts"), arguments: [spec] },
    {
      name: "all three packages",
      script: here("../../../../generator/src/main.ts"),
      arguments: ["--check", "--spec", spec],
    },
  ],
};
