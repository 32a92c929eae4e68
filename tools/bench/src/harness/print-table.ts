import type { Benchmark } from "./benchmark.ts";
import type { VariantResult } from "./run-benchmark.ts";
import { type Spread, summarize } from "./summarize.ts";

const printSpread = ({ median, minimum, maximum }: Spread, digits: number): string =>
  `${median.toFixed(digits)} (${minimum.toFixed(digits)} to ${maximum.toFixed(digits)})`;

/** The results as a Markdown table: medians, the range in brackets, ratios to the first variant. */
export const printTable = ({ title, measures, rounds }: Benchmark, results: readonly VariantResult[]): string => {
  const columns = measures.flatMap(({ label }) => [label, "ratio"]);
  const rows = results.map(({ name }, index) => {
    const cells = measures.flatMap((measure) => {
      const summary = summarize(results, measure)[index];
      return summary ? [printSpread(summary.value, measure.digits), printSpread(summary.ratio, 2)] : [];
    });
    return `| ${[name, ...cells].join(" | ")} |`;
  });
  return [
    `### ${title}`,
    "",
    `| variant | ${columns.join(" | ")} |`,
    `|---|${columns.map(() => "---").join("|")}|`,
    ...rows,
    "",
    `Medians of ${rounds} rounds, the range in brackets; ratios are taken within a round, to the first variant.`,
  ].join("\n");
};
