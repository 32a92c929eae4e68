import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Benchmark, Measure } from "../../harness/benchmark.ts";
import { githubSpec, peersFolder, spec } from "../../peers/folders.ts";
import { installPeers } from "../../peers/install-peers.ts";
import { versions } from "../../peers/versions.ts";

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What generation costs. */
export const generateMeasures: readonly Measure[] = [
  { key: "wall", label: "time, ms", digits: 0, comparison: "ratio" },
  { key: "work", label: "CPU time, ms", digits: 0, comparison: "ratio" },
  { key: "memory", label: "peak memory, MB", digits: 0, comparison: "ratio" },
];

/**
 * Lets all threads of a process keep compiled code, as the script `generate` of the package does. What V8 compiles with other
 * settings it does not take: each program has a folder of its own.
 */
const keepCode = (program: string) => ({ NODE_COMPILE_CACHE: join(peersFolder, "compile-cache", program) });

const createBenchmark = (document: Pick<Benchmark, "name" | "title" | "rounds">, specFile: string): Benchmark => ({
  ...document,
  method:
    "The whole process, with everything in the file cache. CPU time is that of all its threads and of the processes that it starts. `pnpm generate` keeps compiled code (`NODE_COMPILE_CACHE`), hey-api's own command does not: each stands here with and without. The same job is types, SDK, fetch client and Valibot schemas, all of them formatted by Biome. Memory is its own: Biome, which formats the packages, takes another 50 to 250 MB at the end.",
  measures: generateMeasures,
  variants: [
    { name: "hey-api, types only", script: here("hey-api-types.ts"), arguments: [specFile] },
    {
      name: `openapi-typescript ${versions["openapi-typescript"]}`,
      script: join(peersFolder, "node_modules/openapi-typescript/bin/cli.js"),
      arguments: [specFile, "--output", join(peersFolder, "openapi-typescript.ts")],
    },
    {
      name: "all packages",
      script: here("generate-packages.ts"),
      arguments: [specFile],
      environment: keepCode("packages"),
    },
    {
      name: "hey-api, types only, with a compile cache",
      script: here("hey-api-types.ts"),
      arguments: [specFile],
      environment: keepCode("hey-api-types"),
    },
    {
      name: "hey-api, the same job, with a compile cache",
      script: here("hey-api-same-job.ts"),
      arguments: [specFile],
      environment: keepCode("hey-api-same-job"),
    },
    { name: "all packages, without one", script: here("generate-packages.ts"), arguments: [specFile] },
  ],
  prepare: installPeers,
});

export const generate: Benchmark = createBenchmark(
  { name: "generate", title: "Generate from a document of five operations", rounds: 9 },
  spec,
);

export const generateLarge: Benchmark = createBenchmark(
  { name: "generate-large", title: "Generate from GitHub's document, with 1,223 operations", rounds: 5 },
  githubSpec,
);
