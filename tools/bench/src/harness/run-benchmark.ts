import type { Benchmark, Figures } from "./benchmark.ts";
import { runVariant } from "./run-variant.ts";

/** All figures of a variant, one for each round. */
export interface VariantResult {
  readonly name: string;
  readonly rounds: readonly Figures[];
}

/** The list begun at another place, so that no variant always comes first. */
const rotate = <Item>(items: readonly Item[], by: number): Item[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};

/**
 * Runs all variants in every round, in rotated order, after one round that only warms up. What drifts from round to
 * round (another load on the machine, its clock) meets all variants of the round alike.
 */
export const runBenchmark = async (
  { variants, rounds, prepare, check, warmUp = true }: Benchmark,
  onProgress: (message: string) => void,
): Promise<readonly VariantResult[]> => {
  onProgress("preparing");
  await prepare?.();
  const figures = new Map(variants.map(({ name }) => [name, [] as Figures[]]));
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const variant of rotate(variants, round)) {
      onProgress(`${round === 0 ? "warm-up" : `round ${round} of ${rounds}`}: ${variant.name}`);
      const result = await runVariant(variant);
      if (round > 0) figures.get(variant.name)?.push(result);
    }
  }
  const results = [...figures].map(([name, results]) => ({ name, rounds: results }));
  check?.(results);
  return results;
};
