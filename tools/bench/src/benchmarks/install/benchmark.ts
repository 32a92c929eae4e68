import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { callPrograms } from "../../peers/call-programs.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";

const createVariant = (name: string, packageName = name): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [packageName],
});

export const install: Benchmark = {
  name: "install",
  title: "Install",
  method:
    "What one install brings: packages, and kB on the disk, source maps and types included. sdk brings client and types. hey-api's client is not installed but generated into the caller's own code.",
  measures: [
    { key: "packages", label: "packages", digits: 0 },
    { key: "kilobytes", label: "kB", digits: 0 },
  ],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant("types", "@gong-engagement/types"),
    ...callPrograms.flatMap(({ name, packageName }) => (packageName ? [createVariant(name, packageName)] : [])),
  ],
  prepare: preparePrograms,
};
