import { expect, test } from "vitest";
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

test("finds values in a JSON text", () => {
  expect(locate('{\n\t"a": [\n\t\t{ "b\\n": 1 }\n\t]\n}', "a", "0", "b\n")).toBe("3:5");
});
