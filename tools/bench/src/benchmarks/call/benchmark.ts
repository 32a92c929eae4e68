import type { Benchmark } from "../../harness/benchmark.ts";
import { fetchPrograms, validateProgram } from "../../peers/call-programs.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";

const [base, sdk, ...others] = fetchPrograms;

export const call: Benchmark = {
  name: "call",
  title: "One call over a stubbed fetch",
  method:
    "One `PUT /customer-engagement/share`, one call after the other, over a fetch that answers at once with a new `Response`. CPU time of the process for each call; what it is above bare fetch is the client's own. Defaults everywhere; our rate windows are too high to bind; `sdk, validate` checks the event by `inputSchemas`. @mistralai/mistralai, webflow-api and stripe have no call of that path: their programs do with the packages what their generated operations do.",
  measures: [{ key: "cpu", label: "CPU per call, µs", digits: 1, comparison: "difference" }],
  rounds: 12,
  residentFor: 2,
  passes: 5,
  warmUp: false,
  variants: createVariants(new URL("driver.ts", import.meta.url), [base, sdk, validateProgram, ...others]),
  prepare: prepareCalls,
};
