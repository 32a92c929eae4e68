import type { Benchmark } from "../harness/benchmark.ts";
import { bulk } from "./bulk/benchmark.ts";
import { bundle } from "./bundle/benchmark.ts";
import { call } from "./call/benchmark.ts";
import { generate } from "./generate/benchmark.ts";
import { importing } from "./import/benchmark.ts";
import { install } from "./install/benchmark.ts";
import { loopback } from "./loopback/benchmark.ts";
import { memory } from "./memory/benchmark.ts";
import { selfCheck } from "./self-check/benchmark.ts";
import { types } from "./types/benchmark.ts";

/** In the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  selfCheck,
  call,
  loopback,
  bulk,
  bundle,
  importing,
  install,
  types,
  memory,
  generate,
];
