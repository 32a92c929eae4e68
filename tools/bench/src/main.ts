import { parseArgs } from "node:util";
import { runMain } from "@gong-engagement/kit/run-main";
import { benchmarks } from "./benchmarks/index.ts";
import type { Benchmark } from "./harness/benchmark.ts";
import { printTable } from "./harness/print-table.ts";
import { runBenchmark } from "./harness/run-benchmark.ts";
import { busyLoad, describeMachine, describeRun, readLoad } from "./report/describe-run.ts";
import { writeResults } from "./report/write-results.ts";
import { selectBenchmarks } from "./select-benchmarks.ts";

const usage = `Usage: pnpm bench [NAME...] [--rounds N] [--variant TEXT] [--write]

Measures the built packages beside what a user would pick instead. Without arguments it runs all benchmarks, and writes each
section of tools/bench/RESULTS.md when it is measured; else it only prints what it measures.

  NAME            ${benchmarks.map(({ name }) => name).join(", ")}
  --rounds N      N rounds instead of the benchmark's own number
  --variant TEXT  only variants with that text in their name, and the first one, which they are compared with
  --write         also write the sections of these benchmarks`;

const progress = (message: string): void => void process.stderr.write(`${message}\n`);

const parse = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string" },
      variant: { type: "string" },
      write: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds >= 1))
    throw new Error(`--rounds ${values.rounds}: pass a whole number from 1.`);
  if (values.write && values.variant !== undefined)
    throw new Error("--write: a section has all variants. Leave out --variant.");
  const selection = { names: positionals, rounds, variant: values.variant };
  return {
    help: values.help,
    selected: selectBenchmarks(benchmarks, selection),
    isWritten: values.write || process.argv.length === 2,
  };
};

const run = async (selected: readonly Benchmark[], isWritten: boolean): Promise<void> => {
  for (const benchmark of selected) {
    const load = readLoad();
    if (load >= busyLoad) progress(`The machine is busy (load ${load.toFixed(1)}): do not trust the times.`);
    const results = await runBenchmark(benchmark, (message) => progress(`${benchmark.name}: ${message}`));
    const { title } = benchmark;
    const table = printTable(benchmark, results);
    console.log(`## ${title}\n\n${table}\n`);
    const text = `${table}\n\n${describeRun(load)}`;
    if (isWritten) await writeResults(benchmarks, describeMachine(), { title, text });
  }
};

await runMain({ usage, parse, run: ({ selected, isWritten }) => run(selected, isWritten) });
