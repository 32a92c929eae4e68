import { expect, test } from "vitest";
import { describeOperation } from "../operations/describe-operation.ts";
import { mapColumns } from "./map-columns.ts";

const schema = {
  type: "object",
  required: ["title", "owner"],
  properties: {
    title: { type: "string" },
    owner: { type: "object", required: ["id"], properties: { id: { type: "string" }, name: { type: "string" } } },
    note: { type: "string" },
    any: { type: "object", additionalProperties: { type: "string" } },
  },
};
const operation = describeOperation("save", {
  paths: {
    "/things": {
      post: { operationId: "save", requestBody: { content: { "application/json": { schema } } }, responses: {} },
    },
  },
});

const map = (columns: readonly string[], ...maps: readonly string[]) => {
  if (!operation) throw new Error("The fixture has no such operation.");
  const { fieldOf } = mapColumns(operation, maps, columns, undefined);
  return columns.map(fieldOf);
};

test("a column is the field of its name, or the one that --map says; notes and nameless columns are left out", () => {
  expect(map(["title", "Owner", "#line", "", "x"], "Owner=owner.id", "x=")).toEqual([
    ["title"],
    ["owner", "id"],
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["a column that is not a field", ["Title", "owner.id"], [], 'Did you mean title? --map "Title=title"'],
  ["a field with an empty part", ["title", "owner.id", "any."], [], 'The column "any." is not a field of save'],
  [
    "two columns for one field",
    ["title", "t", "owner.id"],
    ["t=title"],
    'The columns "title" and "t" are both title. --map "title="',
  ],
  ["two columns for one field, the mapped one first", ["t", "title", "owner.id"], ["t=title"], '--map "title=" leaves'],
  ["a column inside of another one", ["title", "owner", "owner.id"], [], 'The columns "owner" and "owner.id" are both'],
  ["a required field without a column", ["title", "note"], [], "Each row needs owner, and no column is that. --map"],
  ["a column that is mapped twice", ["title", "owner.id", "x"], ["x=note", "x="], '--map names the column "x" twice'],
  ["a column that is not there", ["title", "owner.id"], ["x=note"], '--map: the file has no column "x"'],
  ["a map without a column", ["title"], ["=note"], "--map takes COLUMN=FIELD"],
])("refuses %s", (_, columns, maps, message) => {
  expect(() => map(columns, ...maps)).toThrow(message);
});
