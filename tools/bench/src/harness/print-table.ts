import type { Benchmark, Measure, VariantResult } from "./benchmark.ts";
import { type Spread, summarize } from "./summarize.ts";

type Print = (value: number) => string;

const printSpread = ({ median, lower, upper }: Spread, print: Print): string =>
  lower === upper ? print(median) : `${print(median)} (${print(lower)} to ${print(upper)})`;

const printers = ({ digits, comparison }: Measure): { value: Print; comparison: Print } => {
  const format = (fractionDigits: number, signDisplay: "auto" | "exceptZero" = "auto"): Print => {
    const { format } = new Intl.NumberFormat("en", {
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
      signDisplay,
    });
    return (value) => (Number.isFinite(value) ? format(value) : "-");
  };
  return { value: format(digits), comparison: comparison === "ratio" ? format(2) : format(digits, "exceptZero") };
};

/** For each result the cells of one measure: the figure and, if it is compared, the comparison. */
const printCells = (measure: Measure, results: readonly VariantResult[]): string[][] => {
  const print = printers(measure);
  return summarize(results, measure).map(({ value, comparison }) => [
    printSpread(value, print.value),
    ...(measure.comparison ? [printSpread(comparison, print.comparison)] : []),
  ]);
};

/** The results as Markdown: the method, and a table of medians, the quartiles in brackets. */
export const printTable = (
  { method, measures, rounds, passes = 1 }: Benchmark,
  results: readonly VariantResult[],
): string => {
  const [base] = results;
  const header = measures.flatMap(({ label, comparison }) => [
    label,
    ...(comparison ? [`${comparison === "ratio" ? "ratio" : "difference"} to ${base?.name}`] : []),
  ]);
  const columns = measures.map((measure) => printCells(measure, results));
  const rows = results.map(({ name }, index) => [name, ...columns.flatMap((cells) => cells[index] ?? [])]);
  const printRow = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    method,
    [printRow(["variant", ...header]), `|---|${header.map(() => "---:").join("|")}|`, ...rows.map(printRow)].join("\n"),
    ...(rounds > 1
      ? [
          `Medians of ${rounds} rounds${passes > 1 ? `, each the least of ${passes} passes` : ""}, the quartiles in brackets. Comparisons are made within a round.`,
        ]
      : []),
  ].join("\n\n");
};
