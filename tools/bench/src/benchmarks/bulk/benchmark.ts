import type { Benchmark, Measure } from "../../harness/benchmark.ts";
import { createVariants } from "../../peers/create-variants.ts";
import { versions } from "../../peers/versions.ts";
import { prepareCalls } from "../../request/prepare-calls.ts";
import { workloads } from "./workloads.ts";

const { bottleneck, ky, openai } = versions;
const queue = `p-queue ${versions["p-queue"]}`;

const measures: readonly Measure[] = workloads.flatMap(({ name }) => [
  { key: `${name} delivered`, label: `${name}: delivered, %`, digits: 0 },
  { key: `${name} refused`, label: "refused", digits: 0 },
  { key: `${name} time`, label: "time / ideal", digits: 2 },
]);

export const bulk: Benchmark = {
  name: "bulk",
  title: "More events than the service accepts at once",
  method:
    "1,000 events at once for a service that accepts 30 and then 300 a second, 600 for one that accepts 20 and then 200 a second, and 30 for one that accepts 3 and then 3 a second. The rest is refused: 429 with `Retry-After: 1`. Ideal is the time in which the service can accept them all; the time is that until the last call has ended, in whatever way.",
  measures,
  rounds: 3,
  warmUp: false,
  variants: createVariants(new URL("driver.ts", import.meta.url), [
    { name: "fetch", path: "call/fetch" },
    { name: "sdk, limit known", path: "bulk/sdk-known" },
    { name: "sdk, limit unknown", path: "bulk/sdk-adaptive" },
    { name: `Bottleneck ${bottleneck}, minTime of the known rate`, path: "bulk/bottleneck" },
    { name: `${queue}, known rate`, path: "bulk/p-queue" },
    { name: "p-queue, known rate and burst", path: "bulk/p-queue-burst" },
    { name: `ky ${ky}, defaults`, path: "call/ky" },
    { name: `ky, 10 retries, 50 at once by ${queue}`, path: "bulk/ky-queue" },
    {
      name: `AWS adaptive retry (@smithy/util-retry ${versions["@smithy/util-retry"]}), 10 retries, 50 at once by ${queue}`,
      path: "bulk/aws-adaptive",
    },
    { name: `openai ${openai}, defaults`, path: "call/openai" },
    { name: "openai, 10 retries", path: "bulk/openai-retries" },
    { name: `openai, 10 retries, 50 at once by ${queue}`, path: "bulk/openai-queue" },
  ]),
  prepare: prepareCalls,
};
