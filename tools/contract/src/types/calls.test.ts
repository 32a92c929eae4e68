import { expect, inject, test } from "vitest";
import { compilePrograms } from "./compile.ts";
import { printProgram } from "./print-calls.ts";

const program = printProgram(inject("spec"));

const changes: readonly (readonly [what: string, change: (text: string) => string])[] = [
  ["a request that the types refuse", (text) => text.replace(/^\/\/ @ts-expect-error.*$/m, "")],
  ["a response of another type", (text) => text.replace(" | undefined>(true)", " | null>(true)")],
  ["a status that the document does not have", (text) => text.replace(/(\["responses"\], )/, "$1 999 | ")],
];

const [found, ...foundInChanged] = await compilePrograms(
  [program, ...changes.map(([, change]) => change(program))].map((text) => ({ "calls.ts": text })),
);

test("the types take every request that the document allows, and refuse those that it does not", () => {
  expect(program).toContain("@ts-expect-error");
  expect(found).toBe("");
});

test.each(changes.map(([what], index) => [what, foundInChanged[index]]))(
  "the compiler finds %s in the program",
  (_, output) => {
    expect(output).toContain("calls.ts");
  },
);
