import type { Benchmark } from "../../harness/benchmark.ts";
import { fetchPrograms } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";

export const call: Benchmark = {
  name: "call",
  title: "One call over a stubbed fetch",
  method:
    "One `PUT /customer-engagement/share`, one call after the other, over a fetch that answers at once with a new `Response`. CPU time of the process for each call; what it is above bare fetch is the client's own. Defaults everywhere; our rate windows are too high to bind.",
  measures: [{ key: "cpu", label: "CPU per call, µs", digits: 1, comparison: "difference" }],
  rounds: 90,
  residentFor: 15,
  warmUp: false,
  variants: createVariants(new URL("driver.ts", import.meta.url), fetchPrograms),
  prepare: prepareCalls,
};
