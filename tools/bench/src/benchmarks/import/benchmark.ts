import { fileURLToPath } from "node:url";
import type { Benchmark } from "../../harness/benchmark.ts";
import { callPrograms } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";

const driver = new URL("driver.ts", import.meta.url);

export const importing: Benchmark = {
  name: "import",
  title: "Import, and the first answer",
  method:
    "Milliseconds from the start of the process, with everything in the file cache: until the client is imported and constructed, and until the first call to a server on 127.0.0.1 is answered.",
  measures: [
    { key: "constructed", label: "imported and constructed, ms", digits: 1, comparison: "difference" },
    { key: "answered", label: "first answer, ms", digits: 1, comparison: "difference" },
  ],
  rounds: 15,
  variants: [{ name: "an empty Node.js", script: fileURLToPath(driver) }, ...createVariants(driver, callPrograms)],
  prepare: prepareCalls,
};
