import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "@gong-engagement/kit/repository-root";
import ts from "typescript";
import { expect, test } from "vitest";
import { handwrittenNames } from "./handwritten-names.ts";
import { nameOperations } from "./model/name-operation.ts";

const file = join(repositoryRoot, "packages/sdk/src/index.ts");
const { statements } = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);

/** As the compiler reads the file. */
const exportedNames = statements.flatMap((statement): string[] => {
  if (!ts.isExportDeclaration(statement))
    throw new Error("The SDK's index only exports again what other files declare.");
  const { exportClause } = statement;
  if (!exportClause) return [];
  return ts.isNamedExports(exportClause)
    ? exportClause.elements.map(({ name }) => name.text)
    : [exportClause.name.text];
});

test("has every name that the SDK exports by hand", () => {
  expect([...handwrittenNames].sort()).toEqual(exportedNames.sort());
  expect(handwrittenNames).toContain("createClient");
});

test.for(exportedNames)("an operation gives way to the export %s", (operationId) => {
  const [name] = nameOperations([{ operationId, method: "put", path: "/share" }]);
  expect(name?.operationId).toBe(`${operationId}_`);
});

test("no handwritten name looks like a resource class or an input", () => {
  expect(exportedNames.filter((name) => /(Resource|Input)$/.test(name))).toEqual([]);
});
