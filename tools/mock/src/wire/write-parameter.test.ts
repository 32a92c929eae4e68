import type { ParameterObject } from "@gong-engagement/generator/model/openapi";
import { expect, test } from "vitest";
import { writePairs, writeText } from "./write-parameter.ts";

const array = ["blue", "black"];
const object = { R: 100, G: "two words" };

// The table of https://spec.openapis.org/oas/v3.1.1.html#style-examples
test.each<[Omit<ParameterObject, "in" | "name">, unknown, readonly (readonly string[])[]]>([
  [{}, "blue", [["color", "blue"]]],
  [
    {},
    array,
    [
      ["color", "blue"],
      ["color", "black"],
    ],
  ],
  [
    {},
    object,
    [
      ["R", "100"],
      ["G", "two words"],
    ],
  ],
  [{ explode: false }, array, [["color", "blue,black"]]],
  [{ explode: false }, object, [["color", "R,100,G,two words"]]],
  [{ style: "spaceDelimited", explode: false }, array, [["color", "blue black"]]],
  [{ style: "pipeDelimited", explode: false }, array, [["color", "blue|black"]]],
  [{ style: "deepObject" }, { a: { b: 1 } }, [["color[a][b]", "1"]]],
  [{ content: { "application/json": {} } }, array, [["color", '["blue","black"]']]],
  [{}, [{ a: 1 }], [["color", '{"a":1}']]],
  [{}, null, []],
])("a query parameter %j of %j", (parameter, value, pairs) => {
  expect(writePairs({ ...parameter, name: "color", in: "query" }, value)).toEqual(pairs);
});

test.each<[Omit<ParameterObject, "in" | "name">, unknown, string]>([
  [{}, "blue", "blue"],
  [{}, array, "blue,black"],
  [{}, object, "R,100,G,two words"],
  [{ explode: true }, object, "R=100,G=two words"],
  [{ style: "label" }, "blue", ".blue"],
  [{ style: "label", explode: true }, array, ".blue.black"],
  [{ style: "matrix" }, "blue", ";color=blue"],
  [{ style: "matrix" }, array, ";color=blue,black"],
  [{ style: "matrix", explode: true }, array, ";color=blue;color=black"],
  [{ style: "matrix", explode: true }, object, ";R=100;G=two words"],
])("a path parameter %j of %j", (parameter, value, text) => {
  expect(writeText({ ...parameter, name: "color", in: "path" }, value)).toBe(text);
});
