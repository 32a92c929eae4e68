import { parseArgs } from "node:util";
import { generate } from "./benchmarks/generate/benchmark.ts";
import type { Benchmark } from "./harness/benchmark.ts";
import { printTable } from "./harness/print-table.ts";
import { runBenchmark } from "./harness/run-benchmark.ts";

const benchmarks: readonly Benchmark[] = [generate];

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknown.length > 0) {
  const names = benchmarks.map(({ name }) => name).join(", ");
  process.stderr.write(`There is no benchmark named ${unknown.join(", ")}. Choose from: ${names}.\n`);
  process.exitCode = 2;
} else {
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
    const results = await runBenchmark(benchmark, (message) => process.stderr.write(`${benchmark.name}: ${message}\n`));
    console.log(`${printTable(benchmark, results)}\n`);
  }
}
