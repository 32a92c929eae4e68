import { expect, test } from "vitest";
import { printJson } from "./print-json.ts";

test("prints each member on a line, and short lists of plain values on one", () => {
  const text = printJson({
    a: { b: [1, "two", null, "\u2028"] },
    c: [{ d: [], e: {} }],
    f: ["x".repeat(109)],
    g: ["x".repeat(110)],
  });
  expect(text.split("\n")).toEqual([
    "{",
    '  "a": {',
    '    "b": [1, "two", null, "\u2028"]',
    "  },",
    '  "c": [',
    "    {",
    '      "d": [],',
    '      "e": {}',
    "    }",
    "  ],",
    `  "f": ["${"x".repeat(109)}"],`,
    '  "g": [',
    `    "${"x".repeat(110)}"`,
    "  ]",
    "}",
    "",
  ]);
});
