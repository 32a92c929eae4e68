import type { Benchmark, Figures, VariantResult } from "./benchmark.ts";
import { startVariant } from "./start-variant.ts";

/** The list begun at another place, so that no variant always comes first. */
const rotate = <Item>(items: readonly Item[], by: number): Item[] => {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};

/** Figures of a round, from those of its passes. */
const takeLeast = (passes: readonly Figures[]): Figures =>
  Object.fromEntries(
    Object.keys(passes[0] ?? {}).map((key) => [key, Math.min(...passes.map((pass) => pass[key] ?? Number.NaN))]),
  );

/**
 * Runs all variants in every round, in rotated order, after one round that only warms up. What drifts from round to
 * round (another load on the machine, its clock) meets all variants of the round alike.
 */
export const runBenchmark = async (
  { variants, rounds, prepare, check, warmUp = true, residentFor = 1, passes = 1 }: Benchmark,
  onProgress: (message: string) => void,
): Promise<readonly VariantResult[]> => {
  onProgress("preparing");
  await prepare?.();
  const results = variants.map((variant) => ({ name: variant.name, variant, rounds: [] as Figures[] }));
  for (let first = warmUp ? 0 : 1; first <= rounds; first += residentFor) {
    await using processes = new AsyncDisposableStack();
    const started = results.map((result) => ({
      ...result,
      process: processes.use(startVariant(result.variant, residentFor > 1)),
    }));
    for (let round = first; round <= Math.min(rounds, first + residentFor - 1); round++) {
      const measured = started.map((variant) => ({ ...variant, passes: [] as Figures[] }));
      for (let pass = 0; pass < passes; pass++) {
        for (const variant of rotate(measured, round + pass)) {
          onProgress(`${round === 0 ? "warm-up" : `round ${round} of ${rounds}`}: ${variant.name}`);
          variant.passes.push(await variant.process.measure());
        }
      }
      if (round > 0) for (const variant of measured) variant.rounds.push(takeLeast(variant.passes));
    }
  }
  check?.(results);
  return results;
};
