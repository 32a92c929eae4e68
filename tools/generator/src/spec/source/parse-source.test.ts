import { expect, test } from "vitest";
import { parseSource } from "./parse-source.ts";

const parse = (text: string) => parseSource({ file: "/openapi.yaml", text });

test("keeps as text what only YAML 1.1 takes for a date, a boolean or a number", () => {
  expect(parse("[2026-03-04T15:02:11Z, 2026-03-04, yes, NO, 1_000]")).toEqual([
    "2026-03-04T15:02:11Z",
    "2026-03-04",
    "yes",
    "NO",
    "1_000",
  ]);
});

test("takes status codes for names", () => {
  expect(parse("200: ok\n404: missing\n")).toEqual({ "200": "ok", "404": "missing" });
});

test("takes two spellings of one key for the same", () => {
  expect(() => parse("200: ok\n'200': ok\n")).toThrow("written twice");
});

test("merges the members that << names", () => {
  expect(parse("base: &base { a: 1, b: 2 }\nmore: { <<: *base, b: 3 }\n")).toEqual({
    base: { a: 1, b: 2 },
    more: { a: 1, b: 3 },
  });
});

test("gives every alias a copy of its own", () => {
  const { one, two } = parse("one: &one { a: 1 }\ntwo: *one\n") as Record<string, object>;
  expect(two).toEqual({ a: 1 });
  expect(two).not.toBe(one);
});

test("keeps a key of any name", () => {
  expect(Object.keys(parse("__proto__: { a: 1 }\nconstructor: 2\n") as object)).toEqual(["__proto__", "constructor"]);
});
