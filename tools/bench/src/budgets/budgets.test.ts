import { expect, test } from "vitest";
import { budgets } from "./budgets.ts";
import { checkBudget } from "./check-budget.ts";

// Those measure the packages as they are built: after a change, run `pnpm build` first. A busy machine has time.
const timeout = 30_000;

test.each(budgets)(
  "$name: within its budget",
  async (budget) => {
    expect(await checkBudget(budget)).toBeUndefined();
  },
  timeout,
);
