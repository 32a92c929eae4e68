import { fileURLToPath } from "node:url";
import type { Benchmark, Measure, Variant } from "../harness/benchmark.ts";
import { summarize } from "../harness/summarize.ts";
import { sdkProgram } from "../peers/call-programs.ts";
import { programPath } from "../peers/folders.ts";
import { prepareCalls } from "../request/prepare-calls.ts";

const callSdk = (name: string, surplus: number): Variant => ({
  name,
  script: fileURLToPath(new URL("call/driver.ts", import.meta.url)),
  arguments: [programPath(sdkProgram.path), `${surplus}`],
});

const cpu: Measure = { key: "cpu", label: "CPU per call, µs", digits: 1, comparison: "ratio" };

/** Half of the difference that has to be seen. */
const tolerance = 0.05;

export const selfCheck: Benchmark = {
  name: "self-check",
  title: "The harness itself",
  method:
    "The same calls as below three times, the last time with a tenth of them more than are counted. The run ends here if that is not seen, or if a difference is seen where there is none.",
  measures: [cpu],
  rounds: 40,
  residentFor: 2,
  passes: 3,
  warmUp: false,
  variants: [callSdk("sdk", 0), callSdk("sdk once more", 0), callSdk("sdk, slowed by a tenth", 0.1)],
  prepare: prepareCalls,
  check: (results) => {
    const ratios = summarize(results, cpu).map(({ comparison }) => comparison.median);
    [1, 1, 1.1].forEach((expected, index) => {
      const ratio = ratios[index] ?? Number.NaN;
      if (Math.abs(ratio - expected) <= tolerance) return;
      throw new Error(
        `The harness sees a ratio of ${ratio.toFixed(2)} where it is ${expected}: the machine is too busy. Try again when it is idle.`,
      );
    });
  },
};
