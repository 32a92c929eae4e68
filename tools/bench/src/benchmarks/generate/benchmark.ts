import { fileURLToPath } from "node:url";
import type { Benchmark } from "../../harness/benchmark.ts";
import { spec } from "../../peers/folders.ts";

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export const generate: Benchmark = {
  name: "generate",
  title: "Generate from spec/openapi.yaml",
  method: "The whole process, with everything in the file cache.",
  measures: [
    { key: "wall", label: "time, ms", digits: 0, comparison: "ratio" },
    { key: "memory", label: "peak memory, MB", digits: 0, comparison: "ratio" },
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
