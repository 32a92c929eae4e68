import { expect, test } from "vitest";
import { locateInJson } from "./locate-in-json.ts";
import { locatePaths } from "./locate-paths.ts";

const yaml = `openapi: 3.1.0
paths:
  "/a":
    get: &get
      tags: [one, two]
      200: >-
        folded
        text
    put: *get
  /b: { post: { 'x': 1 } }
`;

const locate = (text: string, ...path: string[]) => {
  const [position] = locatePaths(text, [path]);
  return `${position?.line}:${position?.column}`;
};

test.for([
  [[], "1:1"],
  [["openapi"], "1:1"],
  [["paths", "/a"], "3:3"],
  [["paths", "/a", "get", "tags", "1"], "5:19"],
  [["paths", "/a", "get", "200"], "6:7"],
  [["paths", "/a", "put"], "9:5"],
  [["paths", "/b", "post", "x"], "10:17"],
] as const)("finds %j at %s", ([path, position]) => {
  expect(locate(yaml, ...path)).toBe(position);
  expect(locate(yaml.replaceAll("\n", "\r\n"), ...path)).toBe(position);
});

test("gives the position of the nearest value around what is not there", () => {
  expect(locate(yaml, "paths", "/a", "get", "parameters", "0")).toBe("4:5");
  expect(locate(yaml, "components")).toBe("1:1");
});

test("gives the position of the alias for what an alias repeats", () => {
  expect(locate(yaml, "paths", "/a", "put", "tags")).toBe("9:5");
});

const json = `
{
  "paths": {
    "/a": { "get": { "tags": ["o\\"n}e", {}, -1.5e3, [[], "two"]], "\\u0078": null } },
    "/b": { "tags": [{ "tags": true }], "x": {} }
  }
}`;

test.for([
  [[], "2:1"],
  [["components"], "2:1"],
  [["paths", "/a", "get"], "4:13"],
  [["paths", "/a", "get", "tags", "0"], "4:31"],
  [["paths", "/a", "get", "tags", "2"], "4:45"],
  [["paths", "/a", "get", "tags", "3", "1"], "4:58"],
  [["paths", "/a", "get", "x"], "4:67"],
  [["paths", "/a", "tags"], "4:5"],
  [["paths", "/b", "tags", "0", "tags"], "5:24"],
  [["paths", "/b", "x", "tags"], "5:41"],
] as const)("finds %j of a JSON text at %s", ([path, position]) => {
  expect(locate(json, ...path)).toBe(position);
  expect(locate(json.replaceAll("\n", "\r\n"), ...path)).toBe(position);
  expect(locateInJson(json, [path])).toEqual([expect.any(Number)]);
});

test("finds several values of a JSON text in one pass, in the order of the question", () => {
  expect(locatePaths(json, [["paths", "/b"], ["paths"], ["paths", "/a"]])).toEqual([
    { line: 5, column: 5 },
    { line: 3, column: 3 },
    { line: 4, column: 5 },
  ]);
});

test.for([
  ['{ a: { "b": 1 } }', "1:8"],
  ["{ \"a\": { 'b': 1 } }", "1:10"],
  ['{ "\\x61": { "b": 1 } }', "1:13"],
  ['{ # A comment.\n"a": { "b": 1 } }', "2:8"],
] as const)("finds a value in %j, which is YAML though it begins as JSON does", ([text, position]) => {
  expect(locate(text, "a", "b")).toBe(position);
  expect(locateInJson(text, [["a", "b"]])).toBeUndefined();
});
