/** A figure, and what it is made of. */
export interface Measurement {
  readonly value: number;
  /** Name and share of each part, to see what has grown. */
  readonly parts?: Readonly<Record<string, number>>;
}

/** How large a figure may be that does not depend on the machine. */
export interface Budget {
  readonly name: string;
  readonly unit: string;
  readonly limit: number;
  readonly measure: () => Promise<Measurement>;
}

const format = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 0 });

/** What is wrong if the figure is over its budget, with the largest parts of it first. */
export const checkBudget = async ({ name, unit, limit, measure }: Budget): Promise<string | undefined> => {
  const { value, parts = {} } = await measure();
  if (value <= limit) return undefined;
  const largest = Object.entries(parts).sort(([, left], [, right]) => right - left);
  return [
    `${name}: ${format(value)} ${unit}, ${format(value - limit)} over its budget. Make it smaller, or raise the limit in tools/bench/src/budgets/budgets.ts and say why.`,
    ...largest.slice(0, 15).map(([part, size]) => `  ${format(size)} ${part}`),
  ].join("\n");
};
