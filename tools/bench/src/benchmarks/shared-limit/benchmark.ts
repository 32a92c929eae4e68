import { fileURLToPath } from "node:url";
import type { Benchmark, Variant } from "../../harness/benchmark.ts";
import { programPath } from "../../peers/folders.ts";
import { preparePrograms } from "../../peers/prepare-programs.ts";
import { versions } from "../../peers/versions.ts";

const createVariant = (name: string, program: string, kind: "sqlite" | "postgres"): Variant => ({
  name,
  script: fileURLToPath(new URL("driver.ts", import.meta.url)),
  arguments: [programPath(`shared-limit/${program}`), kind],
});

export const sharedLimit: Benchmark = {
  name: "shared-limit",
  title: "A limit that processes share",
  method:
    "4 processes that make 100 calls each under one limit of 3 a second, as they arrive at a server. Over the limit is a call that arrives less than a second after the third one before it. Ideal is the time in which 400 calls may be made.",
  measures: [
    { key: "most", label: "most in any second", digits: 0 },
    { key: "over", label: "calls over the limit", digits: 0 },
    { key: "time", label: "time / ideal", digits: 2 },
  ],
  rounds: 1,
  warmUp: false,
  variants: [
    createVariant("limiter on SQLite", "sqlite", "sqlite"),
    createVariant("limiter on PostgreSQL", "postgres", "postgres"),
    createVariant(
      `rate-limiter-flexible ${versions["rate-limiter-flexible"]}, its queue, on PostgreSQL`,
      "rate-limiter-flexible",
      "postgres",
    ),
  ],
  prepare: preparePrograms,
};
