import type { Benchmark } from "../harness/benchmark.ts";
import { bulk } from "./bulk/benchmark.ts";
import { bundle } from "./bundle/benchmark.ts";
import { call } from "./call/benchmark.ts";
import { checks } from "./checks/benchmark.ts";
import { compile } from "./compile.ts";
import { editor, editorLarge } from "./editor/benchmark.ts";
import { generate, generateLarge } from "./generate/benchmark.ts";
import { growth } from "./growth/benchmark.ts";
import { bundledImport, importing } from "./import/benchmark.ts";
import { install } from "./install/benchmark.ts";
import { loopback } from "./loopback/benchmark.ts";
import { memory } from "./memory/benchmark.ts";
import { outbox } from "./outbox/benchmark.ts";
import { selfCheck } from "./self-check.ts";
import { sharedLimit } from "./shared-limit/benchmark.ts";
import { specDiff } from "./spec-diff/benchmark.ts";
import { types, typesLarge } from "./types/benchmark.ts";

/** In the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  selfCheck,
  call,
  loopback,
  bulk,
  outbox,
  sharedLimit,
  bundle,
  importing,
  bundledImport,
  install,
  types,
  typesLarge,
  editor,
  editorLarge,
  memory,
  generate,
  generateLarge,
  growth,
  specDiff,
  compile,
  checks,
];
