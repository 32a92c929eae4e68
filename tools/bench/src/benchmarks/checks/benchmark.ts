import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";

const createVariant = (name: string, work: string): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [work],
});

export const checks: Benchmark = {
  name: "checks",
  title: "The tests of this repository",
  method:
    "Seconds for which a maintainer waits, each time in a fresh clone of the commit, with dependencies installed; after a change, what the clone's tests have passed before is not run again. CPU time is that of all processes. `.ci/run` also installs.",
  measures: [
    { key: "seconds", label: "seconds", digits: 0 },
    { key: "cpu", label: "CPU time, s", digits: 0 },
  ],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant("pnpm test", "test"),
    createVariant("pnpm test, after a changed line of the client", "client"),
    createVariant("pnpm generate and test, after a changed line of the API description", "spec"),
    createVariant("pnpm test, after a changed line of the README", "readme"),
    createVariant(".ci/run", "ci"),
  ],
};
