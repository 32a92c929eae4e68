import { join } from "node:path";
import { expect, test } from "vitest";
import { SpecError } from "./spec-error.ts";

test("prints paths relative to the current directory, and indents what to do", () => {
  const file = join(process.cwd(), "spec/openapi.yaml");
  const problems = [
    { file, line: 3, column: 5, message: "Wrong.", remedy: "Do this\nand that." },
    { file, message: "All wrong.", remedy: "Begin again." },
  ];
  expect(new SpecError(problems, 4).message).toBe(`spec/openapi.yaml:3:5: Wrong.
  Do this
  and that.
spec/openapi.yaml: All wrong.
  Begin again.
... and 4 more.`);
});
