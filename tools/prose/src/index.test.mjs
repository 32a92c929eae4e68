import { expect, test } from "vitest";
import plugin from "./index.mjs";

const { preProcess } = new plugin.Processor().processor();
const read = (code) => preProcess(code).text;

test("keeps comments and test titles where they are, and nothing else", () => {
  const code = 'const a = 1; // one\ntest("two", () => {});\n/* three */ b("four");';
  const lines = read(code).split("\n");
  expect(lines.map((line) => line.trim())).toEqual(["// one", 'test("two"', "/* three */"]);
  expect(lines.map((line) => line.length)).toEqual(code.split("\n").map((line) => line.length));
  expect(lines[0]).toBe("             // one");
});

test("keeps the title of a test with cases", () => {
  expect(read('test.each(cases)("one %s", run);\ndescribe("two", run);')).toContain('test.each(cases)("one %s"');
});

test("leaves out code that a comment holds", () => {
  expect(read("// reads `texts` of {@link texts}")).toBe("// reads         of              ");
});
