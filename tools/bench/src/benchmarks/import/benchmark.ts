import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { callPrograms } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";
import { bundlePrograms, toBundled } from "./bundle-programs.ts";

const driver = new URL("driver.ts", import.meta.url);

const empty: Variant = { name: "an empty Node.js", script: fileURLToPath(driver) };

const measures: Benchmark["measures"] = [
  { key: "constructed", label: "imported and constructed, ms", digits: 1, comparison: "difference" },
  { key: "answered", label: "first answer, ms", digits: 1, comparison: "difference" },
];

export const importing: Benchmark = {
  name: "import",
  title: "Import, and the first answer",
  method:
    "Milliseconds from the start of the process, with everything in the file cache: until the client is imported and constructed, and until the first call to a server on 127.0.0.1 is answered.",
  measures,
  rounds: 15,
  variants: [empty, ...createVariants(driver, callPrograms)],
  prepare: prepareCalls,
};

const [firstProgram, ...otherPrograms] = callPrograms;

export const bundledImport: Benchmark = {
  name: "import-bundled",
  title: "The first answer of a bundled function",
  method:
    "As above, of each program as Lambda and Workers run it: bundled with all that it imports by esbuild, minified, in one file.",
  measures,
  rounds: 15,
  variants: [empty, ...createVariants(driver, [toBundled(firstProgram), ...otherPrograms.map(toBundled)])],
  prepare: async () => {
    await prepareCalls();
    await bundlePrograms(callPrograms);
  },
};
