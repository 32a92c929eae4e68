import { expect, test } from "vitest";
import { printComment, printName, printString } from "./print-members.ts";

test.each([
  ["quotes", `"'\``],
  ["controls", "\0\t\n\r\v\u001f"],
  ["what would be an escape", "\\u0041 \\\\u0041 \\x41"],
  ["line separators", "\u2028\u2029"],
])("prints a string with %s so that it is the same again, and without \\u", (_, text) => {
  const printed = printString(text);
  expect(printed).not.toMatch(/\\u|\p{Cc}/u);
  expect(new Function(`return ${printed}`)()).toBe(text);
});

test("prints names with quotes only where they are needed", () => {
  expect(["a", "$b", "200", "4XX", "007", "a-b"].map(printName)).toEqual(["a", "$b", "200", '"4XX"', '"007"', '"a-b"']);
});

test("prints a comment, and nothing without a text", () => {
  expect(printComment(["one", "", "two"])).toBe("/**\n * one\n * \n * two\n */\n");
  expect(printComment([])).toBe("");
});
