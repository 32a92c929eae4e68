import { expect, test } from "vitest";
import { budgets } from "./budgets.ts";
import { checkBudget } from "./check-budget.ts";

// A busy machine has time.
const timeout = 30_000;

test.each(budgets)(
  "$name: within its budget",
  async (budget) => {
    expect(await checkBudget(budget)).toBeUndefined();
  },
  timeout,
);
