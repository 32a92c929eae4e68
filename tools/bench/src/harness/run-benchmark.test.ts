import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Benchmark, Measure } from "./benchmark.ts";
import { printTable } from "./print-table.ts";
import { runBenchmark } from "./run-benchmark.ts";
import { summarize } from "./summarize.ts";

const script = fileURLToPath(new URL("testing/print-figure.ts", import.meta.url));
const printFigure = (name: string, ...steps: string[]) => ({ name, script, arguments: steps });
const cpu: Measure = { key: "cpu", label: "CPU, ms", digits: 1, comparison: "ratio" };
const benchmark: Benchmark = {
  name: "print",
  title: "Print",
  method: "A number each.",
  measures: [cpu],
  rounds: 2,
  variants: [printFigure("base", "100"), printFigure("same", "100"), printFigure("slower by a tenth", "110")],
};

test("runBenchmark compares each variant with the first, in rotated order", async () => {
  const order: string[] = [];
  const results = await runBenchmark(benchmark, (message) => order.push(message));
  const [base, same, slower] = summarize(results, cpu);
  expect(base?.comparison.median).toBe(1);
  expect(same?.comparison.median).toBe(1);
  expect(slower?.comparison.median).toBeCloseTo(1.1);
  expect(order.slice(0, 7)).toEqual([
    "preparing",
    "warm-up: base",
    "warm-up: same",
    "warm-up: slower by a tenth",
    "round 1 of 2: same",
    "round 1 of 2: slower by a tenth",
    "round 1 of 2: base",
  ]);
  expect(printTable(benchmark, results)).toContain("| slower by a tenth | 110.0 | 1.10 |");
});

test("runBenchmark fails with what a variant printed when it fails", async () => {
  const failing: Benchmark = { ...benchmark, variants: [printFigure("broken", "words")] };
  await expect(runBenchmark(failing, () => {})).rejects.toThrow(
    /broken: .* failed with exit code 1.*no number: words/s,
  );
});

test("runBenchmark keeps a process for as many rounds as are wanted", async () => {
  const resident = [
    printFigure("base", "100", "resident"),
    printFigure("slower by a tenth", "110", "resident"),
  ] as const;
  const kept = { ...benchmark, variants: resident, rounds: 5, residentFor: 2, warmUp: false };
  const [base, slower] = await runBenchmark(kept, () => {});
  const [first, second, ...rest] = base?.rounds.map(({ pid }) => pid) ?? [];
  expect(second).toBe(first);
  expect(rest).toEqual([rest[0], rest[0], expect.any(Number)]);
  expect(new Set([first, ...rest]).size).toBe(3);
  expect(slower?.rounds.map(({ cpu }) => cpu)).toEqual([110, 110, 110, 110, 110]);
});

test("runBenchmark measures each variant in several passes of a round, and takes the least", async () => {
  const order: string[] = [];
  const passing: Benchmark = {
    ...benchmark,
    variants: [printFigure("base", "110,900,100,500", "resident"), printFigure("other", "95,90,100,80", "resident")],
    rounds: 1,
    residentFor: 2,
    warmUp: false,
    passes: 3,
  };
  const [base, other] = await runBenchmark(passing, (message) => order.push(message));
  expect(base?.rounds.map(({ cpu }) => cpu)).toEqual([100]);
  expect(other?.rounds.map(({ cpu }) => cpu)).toEqual([90]);
  const names = ["other", "base", "base", "other", "other", "base"];
  expect(order).toEqual(["preparing", ...names.map((name) => `round 1 of 1: ${name}`)]);
});

test("runBenchmark fails with what a process that was to stay printed when it failed", async () => {
  const failing: Benchmark = { ...benchmark, variants: [printFigure("broken", "words", "resident")], residentFor: 2 };
  await expect(runBenchmark(failing, () => {})).rejects.toThrow(/broken exited with 1:.*no number: words/s);
});
