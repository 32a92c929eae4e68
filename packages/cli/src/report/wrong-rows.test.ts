import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, test } from "vitest";
import { openRowFile, type RowFile, readRows } from "./read-rows.ts";
import { createRowList } from "./wrong-rows.ts";

const file: RowFile = { path: "rows.csv", label: "rows.csv", format: "csv", delimiter: ",", columns: ["a"] };

const writeList = async (path: string, values: readonly string[], keepsEarlier = true): Promise<void> => {
  const list = createRowList(path, file, { keepsEarlier });
  for (const value of values) await list.add({ line: 2, cells: [["a", value]] }, [{ field: "a", problem: "is wrong" }]);
  await list[Symbol.asyncDispose]();
};

const namesIn = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort();

test("a list of rows has notes before their cells, is only for its owner, and is read as CSV again", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "rows.wrong.csv");
  const list = createRowList(path, { ...file, delimiter: ";", columns: ["a", "b;"] }, { keepsEarlier: true });
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

test("the list of an earlier run keeps its rows under another name, unless the new list has them all", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "rows.wrong.csv");
  await writeList(path, ["one"]);
  await writeList(path, ["one", "two"]);
  expect(await namesIn(folder.path)).toEqual(["rows.wrong.csv"]);
  await writeList(path, ["three"]);
  await writeList(path, []);
  expect(await namesIn(folder.path)).toEqual(["rows.wrong.1.csv", "rows.wrong.csv"]);
  expect(await readFile(join(folder.path, "rows.wrong.1.csv"), "utf8")).toContain("two");
  await writeList(path, ["four"]);
  expect(await namesIn(folder.path)).toEqual(["rows.wrong.1.csv", "rows.wrong.2.csv", "rows.wrong.csv"]);
  expect(await readFile(path, "utf8")).toContain("four");
});

test("a list whose rows are in the outbox as well is written over", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "rows.in-doubt.csv");
  await writeList(path, ["one"], false);
  await writeList(path, ["two"], false);
  expect(await namesIn(folder.path)).toEqual(["rows.in-doubt.csv"]);
  expect(await readFile(path, "utf8")).not.toContain("one");
});

test("a list that cannot be written is said in one line", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "missing/rows.csv");
  await expect(writeList(path, ["one"])).rejects.toThrow(`${path} cannot be written: ENOENT`);
});
