import { expect, test } from "vitest";
import type { Benchmark } from "./benchmark.ts";
import { printTable } from "./print-table.ts";

const benchmark: Benchmark = {
  name: "walk",
  title: "A walk",
  method: "From here to there.",
  measures: [
    { key: "steps", label: "steps", digits: 0 },
    { key: "time", label: "time, s", digits: 1, comparison: "difference" },
    { key: "effort", label: "effort", digits: 0, comparison: "ratio" },
  ],
  rounds: 3,
  variants: [
    { name: "on foot", script: "" },
    { name: "by bus", script: "" },
  ],
};

test("printTable prints medians with quartiles, and comparisons that were made within a round", () => {
  const onFoot = [
    { steps: 1_200, time: 10, effort: 8 },
    { steps: 1_200, time: 20, effort: 4 },
    { steps: 1_200, time: 30, effort: 2 },
  ];
  const byBus = [
    { steps: 20, time: 11, effort: 4 },
    { steps: 20, time: 18, effort: 2 },
    { steps: 20, time: 30, effort: 1 },
  ];
  const table = printTable(benchmark, [
    { name: "on foot", rounds: onFoot },
    { name: "by bus", rounds: byBus },
  ]);
  expect(table.split("\n")).toEqual([
    "From here to there.",
    "",
    "| variant | steps | time, s | difference to on foot | effort | ratio to on foot |",
    "|---|---:|---:|---:|---:|---:|",
    "| on foot | 1,200 | 20.0 (15.0 to 25.0) | 0.0 | 4 (3 to 6) | 1.00 |",
    "| by bus | 20 | 18.0 (14.5 to 24.0) | 0.0 (-1.0 to +0.5) | 2 (2 to 3) | 0.50 |",
    "",
    "Medians of 3 rounds, the quartiles in brackets. Comparisons are made within a round.",
  ]);
});

test("printTable refuses results in which a figure is missing", () => {
  expect(() => printTable(benchmark, [{ name: "on foot", rounds: [{ steps: 1 }] }])).toThrow(
    "on foot gives no figure named time",
  );
});
