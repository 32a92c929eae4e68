import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { githubProjects, prepareGithub } from "../../peers/prepare-github.ts";

const createVariant = (name: string, project: string): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [project],
});

export const compile: Benchmark = {
  name: "compile",
  title: "Type-check of what is generated from GitHub's document",
  method: "TypeScript 7 over all of the source, the handwritten part included.",
  measures: [
    { key: "wall", label: "time, ms", digits: 0, comparison: "ratio" },
    { key: "work", label: "CPU time, ms", digits: 0, comparison: "ratio" },
  ],
  rounds: 5,
  variants: [
    createVariant("hey-api: types, SDK and fetch client", githubProjects.heyApi),
    createVariant("all three packages", githubProjects.packages),
  ],
  prepare: prepareGithub,
};
