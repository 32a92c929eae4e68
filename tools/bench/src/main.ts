import { parseArgs } from "node:util";
import { benchmarks } from "./benchmarks/index.ts";
import type { Benchmark } from "./harness/benchmark.ts";
import { printTable } from "./harness/print-table.ts";
import { runBenchmark } from "./harness/run-benchmark.ts";
import { busyLoad, describeRun, readLoad } from "./report/describe-run.ts";
import { writeResults } from "./report/write-results.ts";
import { type Selection, selectBenchmarks } from "./select-benchmarks.ts";

const usage = `Usage: pnpm bench [NAME...] [--rounds N] [--variant TEXT]

Measures the built packages beside what a user would pick instead. Without arguments it runs all benchmarks and writes
tools/bench/RESULTS.md; else it only prints what it measures.

  NAME            ${benchmarks.map(({ name }) => name).join(", ")}
  --rounds N      so many rounds instead of the benchmark's own number
  --variant TEXT  only variants with that text in their name, and the first one, which they are compared with`;

const progress = (message: string): void => void process.stderr.write(`${message}\n`);

const readSelection = (): Selection | undefined => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: "string" }, variant: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help) return undefined;
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds >= 1))
    throw new Error(`--rounds ${values.rounds}: pass a whole number from 1.`);
  return { names: positionals, rounds, variant: values.variant };
};

const run = async (selected: readonly Benchmark[], isWritten: boolean): Promise<void> => {
  const load = readLoad();
  if (load >= busyLoad) progress(`The machine is busy (load ${load.toFixed(1)}): do not trust the times.`);
  const tables: string[] = [];
  for (const benchmark of selected) {
    const results = await runBenchmark(benchmark, (message) => progress(`${benchmark.name}: ${message}`));
    const table = printTable(benchmark, results);
    console.log(`${table}\n`);
    tables.push(table);
  }
  if (isWritten) await writeResults(describeRun(load), tables);
};

const main = async (): Promise<void> => {
  let selected: readonly Benchmark[];
  let isWritten: boolean;
  try {
    const selection = readSelection();
    if (!selection) {
      console.log(usage);
      return;
    }
    selected = selectBenchmarks(benchmarks, selection);
    isWritten = process.argv.length === 2;
  } catch (error) {
    progress(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  await run(selected, isWritten).catch((error: unknown) => {
    progress(error instanceof Error ? error.message : `${error}`);
    process.exitCode = 1;
  });
};

await main();
