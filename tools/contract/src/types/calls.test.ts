import { expect, inject, test } from "vitest";
import { compile } from "./compile.ts";
import { printProgram } from "./print-calls.ts";

const program = printProgram(inject("spec"));

test("the types take every request that the document allows, and refuse those that it does not", async () => {
  expect(program).toContain("@ts-expect-error");
  expect(await compile({ "calls.ts": program })).toBe("");
});

test.each([
  ["a request that the types refuse", (text: string) => text.replace(/^\/\/ @ts-expect-error.*$/m, "")],
  ["a response of another type", (text: string) => text.replace(" | undefined>(true)", " | null>(true)")],
  ["a status that the document does not have", (text: string) => text.replace(/(\["responses"\], )/, "$1 999 | ")],
])("the compiler finds %s in the program", async (_, change) => {
  expect(await compile({ "calls.ts": change(program) })).toContain("calls.ts");
});
