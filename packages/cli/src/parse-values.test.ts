import { expect, test } from "vitest";
import { addWindow, parseCount, parseDuration } from "./parse-values.ts";

test("windows, counts and durations are read", () => {
  expect(addWindow("10000/d", addWindow("3/s"))).toEqual([
    { limit: 3, interval: 1_000 },
    { limit: 10_000, interval: 86_400_000 },
  ]);
  expect(parseCount("10")).toBe(10);
  expect(["500ms", "1.5s", "2min"].map(parseDuration)).toEqual([500, 1_500, 120_000]);
});

test.each(["3", "0/s", "3/w", "-1/s", "1.5/s", "99999999999999999999/s"])("%j is refused as a window", (text) => {
  expect(() => addWindow(text)).toThrow("It takes 3/s");
});

test.each(["0", "-1", "1.5", "x", ""])("%j is refused as a count", (text) => {
  expect(() => parseCount(text)).toThrow("It takes a whole number");
});

test.each(["5", "0s", "s", "1h"])("%j is refused as a duration", (text) => {
  expect(() => parseDuration(text)).toThrow("It takes 500ms");
});
