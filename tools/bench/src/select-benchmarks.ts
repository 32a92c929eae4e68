import type { Benchmark, Variant } from "./harness/benchmark.ts";

export interface Selection {
  /** Names of benchmarks; none: all of them. */
  readonly names: readonly string[];
  /** Instead of the benchmarks' own number. */
  readonly rounds?: number | undefined;
  /** Only variants whose name has this in it, and the first one, which they are compared with. */
  readonly variant?: string | undefined;
}

/** Whether its figures vary, as times do. Sizes and counts need no rounds. */
const varies = ({ rounds }: Benchmark): boolean => rounds > 1;

/**
 * Chooses what is run. Those that check the harness come first, unless nothing that varies is measured.
 *
 * @throws Error if there is no benchmark of such a name, or no such variant.
 */
export const selectBenchmarks = (
  benchmarks: readonly Benchmark[],
  { names, rounds, variant = "" }: Selection,
): readonly Benchmark[] => {
  const unknown = names.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown.length > 0) {
    const choice = benchmarks.map(({ name }) => name).join(", ");
    throw new Error(`There is no benchmark named ${unknown.join(", ")}. Choose from: ${choice}.`);
  }
  const pick = ([base, ...others]: Benchmark["variants"]): [Variant, ...Variant[]] => [
    base,
    ...others.filter(({ name }) => name.includes(variant)),
  ];
  const selected = benchmarks.filter(({ name }) => names.length === 0 || names.includes(name));
  if (!selected.some(({ variants }) => variants.some(({ name }) => name.includes(variant))))
    throw new Error(`No variant has \`${variant}\` in its name.`);
  const checks = benchmarks.filter((benchmark) => benchmark.check && !names.includes(benchmark.name));
  const measured = selected.filter((benchmark) => !checks.includes(benchmark));
  return [
    ...(selected.some(varies) ? checks : []),
    ...measured.map((benchmark) => ({
      ...benchmark,
      rounds: rounds ?? benchmark.rounds,
      variants: pick(benchmark.variants),
    })),
  ];
};
