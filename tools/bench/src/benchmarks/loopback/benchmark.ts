import type { Benchmark } from "../../harness/benchmark.ts";
import { callPrograms } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";

export const loopback: Benchmark = {
  name: "loopback",
  title: "Calls to a server",
  method:
    "The same call to a `node:http` server on 127.0.0.1, which runs in a process of its own and, where there are two cores, on another one. CPU time of the client's process for each call: by one caller, and by 50 at once. stripe and axios send through `node:http` instead of fetch.",
  measures: [
    { key: "one", label: "one caller, CPU per call, µs", digits: 0, comparison: "ratio" },
    { key: "fifty", label: "50 callers, CPU per call, µs", digits: 0, comparison: "ratio" },
  ],
  rounds: 12,
  residentFor: 4,
  passes: 8,
  warmUp: false,
  variants: createVariants(new URL("driver.ts", import.meta.url), callPrograms),
  prepare: prepareCalls,
};
