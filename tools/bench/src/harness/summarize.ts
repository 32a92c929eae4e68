import type { Measure } from "./benchmark.ts";
import type { VariantResult } from "./run-benchmark.ts";

/** Median of some numbers, and the range they lie in. */
export interface Spread {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    minimum: at(0),
    maximum: at(sorted.length - 1),
  };
};

/** One variant's figures of one measure, and their ratios to the base, each taken within a round. */
export interface Summary {
  readonly name: string;
  readonly value: Spread;
  readonly ratio: Spread;
}

/** Medians and spread of one measure; the first result is the base of the ratios. */
export const summarize = (results: readonly VariantResult[], { key }: Measure): readonly Summary[] => {
  const valuesOf = ({ name, rounds }: VariantResult): number[] =>
    rounds.map((figures) => {
      const value = figures[key];
      if (value === undefined) throw new Error(`${name} gives no figure named ${key}`);
      return value;
    });
  const [base] = results;
  const baseValues = base ? valuesOf(base) : [];
  return results.map((result) => {
    const values = valuesOf(result);
    const ratios = values.map((value, round) => value / (baseValues[round] ?? Number.NaN));
    return { name: result.name, value: spreadOf(values), ratio: spreadOf(ratios) };
  });
};
