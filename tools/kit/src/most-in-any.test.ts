import { expect, test } from "vitest";
import { mostInAny } from "./most-in-any.ts";

test("the most moments in any interval are counted wherever it begins, and one at its end belongs to the next", () => {
  expect(mostInAny(100, [])).toBe(0);
  expect(mostInAny(100, [0, 100, 200])).toBe(1);
  expect(mostInAny(100, [0, 60, 99, 150, 159, 300])).toBe(4);
});
