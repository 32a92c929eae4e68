import type { Measure, VariantResult } from "./benchmark.ts";

/** Median of some numbers, and the quartiles: half of the numbers lie between them. */
export interface Spread {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((left, right) => left - right);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const quantile = (share: number): number => {
    const position = share * (sorted.length - 1);
    const before = Math.floor(position);
    const rest = position - before;
    return rest === 0 ? at(before) : at(before) * (1 - rest) + at(before + 1) * rest;
  };
  return { median: quantile(0.5), lower: quantile(0.25), upper: quantile(0.75) };
};

/** One variant's figures of one measure, and their comparison with the base, each made within a round. */
export interface Summary {
  readonly name: string;
  readonly value: Spread;
  readonly comparison: Spread;
}

/** Medians and spread of one measure; the first result is the base of the comparisons. */
export const summarize = (results: readonly VariantResult[], { key, comparison }: Measure): readonly Summary[] => {
  const valuesOf = ({ name, rounds }: VariantResult): number[] =>
    rounds.map((figures) => {
      const value = figures[key];
      if (value === undefined) throw new Error(`${name} gives no figure named ${key}`);
      return value;
    });
  const compare = (value: number, base: number): number => (comparison === "difference" ? value - base : value / base);
  const [base] = results;
  const baseValues = base ? valuesOf(base) : [];
  return results.map((result) => {
    const values = valuesOf(result);
    const compared = values.map((value, round) => compare(value, baseValues[round] ?? Number.NaN));
    return { name: result.name, value: spreadOf(values), comparison: spreadOf(compared) };
  });
};
