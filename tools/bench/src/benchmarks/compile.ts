import { join } from "node:path";
import { tscScript } from "@gong-engagement/kit/run-tsc";
import type { Benchmark, Variant } from "../harness/benchmark.ts";
import { githubFolder } from "../peers/folders.ts";
import { githubProjects, prepareGithub } from "../peers/prepare-github.ts";

const createVariant = (name: string, project: string): Variant => ({
  name,
  script: tscScript,
  arguments: ["--project", join(githubFolder, project)],
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
    createVariant("types, client and sdk", githubProjects.packages),
  ],
  prepare: prepareGithub,
};
