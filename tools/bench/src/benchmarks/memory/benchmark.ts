import type { Benchmark } from "../../harness/benchmark.ts";
import { fetchPrograms } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";

const [base, ...others] = fetchPrograms;

export const memory: Benchmark = {
  name: "memory",
  title: "Heap over 100,000 calls",
  method:
    "The heap in use, after a garbage collection, after 10,000 calls over a stubbed fetch and after 100,000 more. The daily budget of sdk and client, here too high to bind, remembers the moment of every start of a day: 8 to 16 bytes each, so 160 kB at most for the default of 10,000.",
  measures: [
    { key: "before", label: "heap before, MB", digits: 1 },
    { key: "after", label: "heap after, MB", digits: 1 },
    { key: "growth", label: "growth per call, bytes", digits: 1 },
  ],
  rounds: 1,
  warmUp: false,
  variants: createVariants(new URL("driver.ts", import.meta.url), [
    base,
    { name: "sdk, without a daily budget", path: "call/sdk-paced" },
    ...others,
  ]),
  prepare: prepareCalls,
};
