import { measureSize } from "./measure-size.ts";
import { type SizeBudget, sizeBudgets } from "./size-budgets.ts";

export interface MeasuredSize extends SizeBudget {
  /** In bytes. */
  readonly size: number;
}

/** Measures what each budget is about, with the packages that stand in `workspace`. */
export const measureSizes = (workspace: string, operationId: string): Promise<MeasuredSize[]> =>
  Promise.all(
    sizeBudgets.map(async (budget) => ({ ...budget, size: await measureSize(budget.program(operationId), workspace) })),
  );

/** What is over its budget. */
export const checkSizes = (sizes: readonly MeasuredSize[]): string[] =>
  sizes
    .filter(({ size, limit }) => size > limit)
    .map(
      ({ name, size, limit }) =>
        `${name}: ${size} bytes, ${size - limit} over its budget. Make it smaller, or raise the budget in tools/release/src/health/size-budgets.ts and say why.`,
    );
