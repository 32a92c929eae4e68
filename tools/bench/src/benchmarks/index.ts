import type { Benchmark } from "../harness/benchmark.ts";
import { bulk } from "./bulk/benchmark.ts";
import { call } from "./call/benchmark.ts";
import { generate } from "./generate/benchmark.ts";
import { loopback } from "./loopback/benchmark.ts";
import { selfCheck } from "./self-check/benchmark.ts";

/** In the order in which they run. */
export const benchmarks: readonly Benchmark[] = [selfCheck, call, loopback, bulk, generate];
