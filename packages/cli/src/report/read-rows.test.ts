import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { createTemporaryFolder } from "@gong-engagement/kit/create-temporary-folder";
import { expect, test } from "vitest";
import { openRowFile, type Row, readRows } from "./read-rows.ts";

const read = async (name: string, content: string | Uint8Array): Promise<readonly Row[]> => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, name);
  await writeFile(path, content);
  const rows: Row[] = [];
  for await (const row of readRows(await openRowFile(path))) rows.push(row);
  return rows;
};

const cells = (...values: readonly string[]) => values.map((value, index) => [["a", "b"][index], value]);

test.each([
  ["commas", "a,b\n1,2\n"],
  ["semicolons", "a;b\r\n1;2\r\n"],
  ["tabs", "a\tb\n1\t2"],
  ["a byte order mark, and blanks in its header", "\uFEFFa , b\n1,2"],
  ["the other separator in quotes", '"a",b\n"1",2'],
])("reads CSV with %s", async (_, text) => {
  expect(await read("rows.csv", text)).toEqual([{ line: 2, cells: cells("1", "2") }]);
});

test("says in which line a row of CSV begins, beside cells of several lines and empty lines", async () => {
  const rows = await read("rows.csv", 'a,b\n"x\ny",1\n\nz,"\n\n"\nw,2\n');
  expect(rows.map(({ line, cells: [first] }) => [line, first?.[1]])).toEqual([
    [2, "x\ny"],
    [5, "z"],
    [8, "w"],
  ]);
});

test("a row of CSV with more or fewer cells than the header is at fault", async () => {
  const rows = await read("rows.csv", "a,b\n1\n1,2,3\n1,2\n");
  expect(rows.map(({ fault }) => fault)).toEqual([
    "has 1 cell, and the header has 2",
    "has 3 cells, and the header has 2",
    undefined,
  ]);
});

test.each([
  ["a quote in the middle", 'a,b\n1,"2"3\n', "Invalid Closing Quote"],
  ["no content", " \n", "is empty"],
  ["a column twice", "a,a\n1,2\n", 'has the column "a" twice'],
  ["the bytes of gzip", gzipSync("a,b\n1,2\n"), "is compressed by gzip"],
  ["the bytes of an Excel workbook", Buffer.from("PK\u0003\u0004 and so on"), "save it as CSV"],
])("refuses CSV with %s", async (_, text, message) => {
  await expect(read("rows.csv", text)).rejects.toThrow(message);
});

test("skips rows of CSV whose cells are all empty, as Excel leaves them behind a table", async () => {
  const rows = await read("rows.csv", "a,b\n,\n1,2\n  ,\n,\n");
  expect(rows).toEqual([{ line: 3, cells: cells("1", "2") }]);
});

test("columns without a name may be there twice", async () => {
  expect(await read("rows.csv", "a,,\n1,,\n")).toMatchObject([
    {
      cells: [
        ["a", "1"],
        ["", ""],
        ["", ""],
      ],
    },
  ]);
});

test("finds what would not be sent as it is in NDJSON: other encodings, and digits that a number cannot hold", async () => {
  const faults = async (text: string | Uint8Array) => (await read("rows.ndjson", text)).map(({ fault }) => fault);
  expect(await faults(Buffer.from('{"a":"M\u00FCller"}', "latin1"))).toEqual([
    "is not in UTF-8: save the file as UTF-8",
  ]);
  expect(await faults('{"a":9007199254740993}\n{"a":"9007199254740993"}\n{"a":9007199254740992}\n{"a":1e21}')).toEqual([
    "9007199254740993 has more digits than a number can hold: write it as text, in quotes",
    undefined,
    undefined,
    undefined,
  ]);
  await expect(faults(Buffer.from('\uFEFF{"a":1}', "utf16le"))).rejects.toThrow("is in UTF-16: save it as UTF-8");
});

test("only a line feed ends a line of NDJSON, however long the line is", async () => {
  const a = `x\u2028y\u2029z\u0085${"long ".repeat(100_000)}`;
  expect(await read("rows.ndjson", `${JSON.stringify({ a })}\r\n${JSON.stringify({ a: "b" })}`)).toEqual([
    { line: 1, cells: [["a", a]] },
    { line: 2, cells: [["a", "b"]] },
  ]);
});

test("refuses a JSON array, and says how to make lines of it", async () => {
  await expect(read("rows.json", '[{"a":1}]')).rejects.toThrow(
    'rows.json is a JSON array. NDJSON has an object in each line: jq -c ".[]"',
  );
});

test("names the input as people know it, not the file that it was copied to", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "input");
  await writeFile(path, "");
  await expect(openRowFile(path, undefined, "standard input")).rejects.toThrow(/^standard input is empty$/);
});

test("reads NDJSON, and finds lines that are something else", async () => {
  expect(await read("rows.jsonl", '\uFEFF{"a":1}\r\n\n[1]\n{"a":\n{"a":{"b":null}}')).toEqual([
    { line: 1, cells: [["a", 1]] },
    { line: 3, cells: [["#text", "[1]"]], fault: "is not a JSON object" },
    { line: 4, cells: [["#text", '{"a":']], fault: "is not JSON" },
    { line: 5, cells: [["a", { b: null }]] },
  ]);
});

test("refuses what cannot be read", async () => {
  await using folder = await createTemporaryFolder();
  await expect(openRowFile(folder.path)).rejects.toThrow(`${folder.path} cannot be read: EISDIR`);
  await expect(openRowFile(join(folder.path, "missing.csv"))).rejects.toThrow("missing.csv cannot be read: ENOENT");
});

test("finds out the format of a file by its first character if its name does not say it", async () => {
  expect(await read("rows", '{"a":1}')).toMatchObject([{ cells: [["a", 1]] }]);
  expect(await read("rows", "a\n1")).toMatchObject([{ cells: [["a", "1"]] }]);
});
