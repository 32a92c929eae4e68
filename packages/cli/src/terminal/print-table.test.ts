import { expect, test } from "vitest";
import { printTable, wrap } from "./print-table.ts";

test("a table has aligned columns, and breaks the last one at 80 characters", () => {
  const long = "word ".repeat(30).trim();
  const lines = printTable([
    ["a", "short", "x"],
    ["bbb", "s", long],
  ]).split("\n");
  expect(lines[0]).toBe("a    short  x");
  expect(lines.slice(1).every((line) => /^(bbb {2}s {4}| {10}) {2}(word ?)+$/.test(line))).toBe(true);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.length).toBeGreaterThan(2);
});

test("a word that is too long is cut, and so is a column", () => {
  expect(wrap(`a ${"x".repeat(10)} b`, 5)).toEqual(["a", "xxxx…", "b"]);
  expect(printTable([["k".repeat(50), "v"]])).toBe(`${"k".repeat(37)}…  v`);
});

test("what a terminal would obey is not in a table", () => {
  expect(printTable([["a\u001B[2J", "b\rc"]])).toBe("a\uFFFD[2J  b\uFFFDc");
});
