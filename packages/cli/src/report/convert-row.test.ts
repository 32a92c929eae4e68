import * as v from "valibot";
import { expect, test } from "vitest";
import { createConverter } from "./convert-row.ts";

const schema = v.object({
  text: v.optional(v.string()),
  number: v.optional(v.number()),
  flag: v.optional(v.boolean()),
  either: v.optional(v.union([v.number(), v.string()])),
  list: v.optional(v.array(v.pipe(v.string(), v.email("must be an address")))),
  numbers: v.optional(v.array(v.number())),
  inner: v.optional(v.object({ text: v.string(), count: v.optional(v.number()) })),
  things: v.optional(v.array(v.object({ name: v.string() }))),
  any: v.optional(v.record(v.string(), v.string())),
});

const create = (isTyped = false) =>
  createConverter({
    schema,
    fieldOf: (column) => (column.startsWith("#") ? undefined : column.split(".")),
    faultOf: (column) => (column === "unknown" ? "is unknown" : undefined),
    isList: ([first, second]) => ["list", "numbers", "things"].includes(first ?? "") && second === undefined,
    isTyped,
  });

const convert = (cells: Readonly<Record<string, unknown>>, isTyped?: boolean) =>
  create(isTyped)({ line: 2, cells: Object.entries(cells) });

test.each([
  ["text that looks like a number", { text: "007" }, { text: "007" }],
  ["a number", { number: "-1.5e3" }, { number: -1500 }],
  ["true and false, as Excel writes them", { flag: "TRUE" }, { flag: true }],
  ["a text, where both are allowed", { either: "5" }, { either: "5" }],
  ["a list", { list: "a@b.example; c@d.example" }, { list: ["a@b.example", "c@d.example"] }],
  ["a list of one", { list: "a@b.example" }, { list: ["a@b.example"] }],
  ["a list in JSON", { numbers: "[1,2]" }, { numbers: [1, 2] }],
  ["a list of numbers", { numbers: "1;2" }, { numbers: [1, 2] }],
  ["an object in JSON", { inner: '{"text":"x"}' }, { inner: { text: "x" } }],
  ["members of an object", { "inner.text": "5", "inner.count": "5" }, { inner: { text: "5", count: 5 } }],
  [
    "items of a list",
    { "things.0.name": "a", "things.1.name": "", "things.2.name": "c" },
    { things: [{ name: "a" }, { name: "c" }] },
  ],
  ["numbers as names of an open object", { "any.0": "a", "any.2024": "b" }, { any: { 0: "a", 2024: "b" } }],
  [
    "names of the prototype",
    { "any.__proto__": "a", "any.constructor": "b" },
    { any: JSON.parse('{"__proto__":"a","constructor":"b"}') },
  ],
  ["nothing of an empty cell, and of a note", { text: "", "#line": "7" }, {}],
])("makes of cells what the schema wants: %s", async (_, cells, input) => {
  const converted = await convert(cells);
  expect(converted.problems).toEqual([]);
  expect(JSON.stringify(converted.input)).toBe(JSON.stringify(input));
});

test.each([
  [
    "a text where a number is wanted",
    { number: "1,5" },
    [{ field: "number", problem: expect.stringContaining("number") }],
  ],
  ["digits that a number cannot hold", { number: "12345678901234567890" }, [{ field: "number" }]],
  ["one item of a list", { list: "a@b.example; nobody" }, [{ field: "list.1", problem: "must be an address" }]],
  ["what is missing in an object", { "inner.count": "5" }, [{ field: "inner.text" }]],
  [
    "text that was in another encoding",
    { text: "M\uFFFDller" },
    [{ field: "text", problem: expect.stringContaining("UTF-8") }],
  ],
  ["an item of a list in JSON", { things: '[{"name":"a"},{"name":5}]' }, [{ field: "things.1.name" }]],
  ["digits that a number cannot hold, in JSON", { numbers: "[12345678901234567890]" }, [{ field: "numbers.0" }]],
  [
    "a value in a column without a name",
    { "": "x" },
    [{ field: "", problem: "has a value in a column without a name" }],
  ],
  ["a column that is not a field", { unknown: "x" }, [{ field: "unknown", problem: "is unknown" }]],
])("names the field of a problem: %s", async (_, cells, problems) => {
  expect((await convert(cells)).problems).toMatchObject(problems);
});

test("refuses a row of JSON in which two members are the same field, as one of them would be lost", async () => {
  const { problems } = await convert({ inner: { text: "a" }, "inner.text": "b" }, true);
  expect(problems).toEqual([
    { field: "", problem: expect.stringContaining('The columns "inner" and "inner.text" are both inner') },
  ]);
});

test("reads nothing into the text of JSON", async () => {
  expect(await convert({ number: 5, text: "", inner: { text: "x" } }, true)).toEqual({
    input: { number: 5, text: "", inner: { text: "x" } },
    problems: [],
  });
  expect((await convert({ number: "5" }, true)).problems).toMatchObject([{ field: "number" }]);
});

test("reads each row by itself, whatever the row before it was", async () => {
  const converter = create();
  const inputs = [];
  for (const list of ["a@b.example", '["c@d.example"]', "e@f.example;g@h.example", "[i@j.example]"]) {
    inputs.push((await converter({ line: 2, cells: [["list", list]] })).input);
  }
  expect(inputs.slice(0, 3)).toEqual([
    { list: ["a@b.example"] },
    { list: ["c@d.example"] },
    { list: ["e@f.example", "g@h.example"] },
  ]);
});
