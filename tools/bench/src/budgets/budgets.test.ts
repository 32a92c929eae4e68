import { expect, test } from "vitest";
import { budgets } from "./budgets.ts";
import { checkBudget } from "./check-budget.ts";

test.each(budgets)("$name: within its budget", async (budget) => {
  expect(await checkBudget(budget)).toBeUndefined();
});
