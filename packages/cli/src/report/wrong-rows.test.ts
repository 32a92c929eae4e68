import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, test } from "vitest";
import { openRowFile, readRows } from "./read-rows.ts";
import { createRowList } from "./wrong-rows.ts";

test("a list of rows has notes before their cells, is only for its owner, and is read as CSV again", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "rows.wrong.csv");
  const list = createRowList(path, { path: "rows.csv", format: "csv", delimiter: ";", columns: ["a", "b;"] });
  expect(existsSync(path)).toBe(false);
  const row = { line: 7, cells: [["a", 'say "x"'] as const, ["b;", "1,\n2"] as const] };
  await list.add(row, [
    { field: "a", problem: "is wrong" },
    { field: "b;", problem: "is wrong as well" },
  ]);
  await list[Symbol.asyncDispose]();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, "utf8")).toMatch(/^#line,#field,#problem,a,"b;"\n7,/);
  const again = [];
  for await (const { cells } of readRows(await openRowFile(path))) again.push(Object.fromEntries(cells));
  expect(again).toEqual([
    { "#line": "7", "#field": "a; b;", "#problem": "is wrong; is wrong as well", a: 'say "x"', "b;": "1,\n2" },
  ]);
});
