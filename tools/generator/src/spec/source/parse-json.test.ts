import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

test("parses JSON without the YAML parser", () => {
  const value = { 'a\\"': [{ ":": ":" }, "b: c"], "d\\": { e: null, "": 1.5 } };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
  expect(parseJson(JSON.stringify(value, null, "\t"))).toEqual(value);
});

test.each([
  ["a name twice", '{ "a": { "b": 1, "b" : 1 } }'],
  ["a name twice, in two spellings", '{ "a": 1, "\\u0061": 2 }'],
  ["a trailing comma", '{ "a": 1, }'],
  ["more levels than are allowed", `${"[".repeat(201)}${"]".repeat(201)}`],
  ["a string that is too long to be searched", `{ "a": "${"x".repeat(2 ** 25)}" }`],
  ["YAML", "a: 1"],
])("leaves %s to the YAML parser", (_, text) => {
  expect(parseJson(text)).toBeUndefined();
});
