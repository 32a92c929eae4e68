import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Benchmark, Measure } from "./benchmark.ts";
import { printTable } from "./print-table.ts";
import { runBenchmark } from "./run-benchmark.ts";
import { summarize } from "./summarize.ts";

const script = fileURLToPath(new URL("testing/spin.ts", import.meta.url));
const spin = (name: string, ...steps: string[]) => ({ name, script, arguments: steps });
const cpu: Measure = { key: "cpu", label: "CPU, ms", digits: 1, comparison: "ratio" };
const benchmark: Benchmark = {
  name: "spin",
  title: "Spin",
  method: "Work in proportion to a number.",
  measures: [cpu],
  rounds: 2,
  variants: [spin("base", "100"), spin("same", "100"), spin("slower by a tenth", "110")],
};

test("shows a variant that was slowed by a tenth, and no difference where there is none", async () => {
  const order: string[] = [];
  const results = await runBenchmark(benchmark, (message) => order.push(message));
  const [base, same, slower] = summarize(results, cpu);
  expect(base?.comparison.median).toBe(1);
  expect(same?.comparison.median).toBeGreaterThan(0.95);
  expect(same?.comparison.median).toBeLessThan(1.05);
  expect(slower?.comparison.median).toBeGreaterThan(1.05);
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

test("fails with what a variant printed when it fails", async () => {
  const failing: Benchmark = { ...benchmark, variants: [spin("broken", "no number")] };
  await expect(runBenchmark(failing, () => {})).rejects.toThrow(/broken exited with 1:.*no number/s);
});

test("keeps a process for as many rounds as are wanted", async () => {
  const resident = [spin("base", "100", "resident"), spin("slower by a tenth", "110", "resident")] as const;
  const kept = { ...benchmark, variants: resident, rounds: 5, residentFor: 2, warmUp: false };
  const [base, slower] = await runBenchmark(kept, () => {});
  const [first, second, ...rest] = base?.rounds.map(({ pid }) => pid) ?? [];
  expect(second).toBe(first);
  expect(rest).toEqual([rest[0], rest[0], expect.any(Number)]);
  expect(new Set([first, ...rest]).size).toBe(3);
  expect(slower?.rounds.map(({ cpu }) => cpu)).toEqual([110, 110, 110, 110, 110]);
});

test("fails with what a process that was to stay printed when it failed", async () => {
  const failing: Benchmark = { ...benchmark, variants: [spin("broken", "no number", "resident")], residentFor: 2 };
  await expect(runBenchmark(failing, () => {})).rejects.toThrow(/broken exited with 1:.*no number/s);
});
