import { expect, test } from "vitest";
import type { ParameterStyle } from "./parameters.ts";
import { createParameterSerializer } from "./parameters.ts";

const array = ["blue", "black"];
const object = { R: 100, G: "two words" };

const query = (value: unknown, style: ParameterStyle): string =>
  createParameterSerializer({ query: { color: style } })({ query: { color: value } }).querySerializer();
const path = (value: unknown, style: ParameterStyle): string =>
  createParameterSerializer({ path: { color: style } })({ path: { color: value } }).pathSerializer("/a/{color}/b");

// The table of https://spec.openapis.org/oas/v3.1.1.html#style-examples
test.each<[ParameterStyle, unknown, string]>([
  [{ style: "form", explode: true }, "blue", "color=blue"],
  [{ style: "form", explode: true }, array, "color=blue&color=black"],
  [{ style: "form", explode: true }, object, "R=100&G=two%20words"],
  [{ style: "form", explode: false }, array, "color=blue,black"],
  [{ style: "form", explode: false }, object, "color=R,100,G,two%20words"],
  [{ style: "spaceDelimited", explode: false }, array, "color=blue%20black"],
  [{ style: "spaceDelimited", explode: false }, object, "color=R%20100%20G%20two%20words"],
  [{ style: "pipeDelimited", explode: false }, array, "color=blue|black"],
  [{ style: "pipeDelimited", explode: false }, object, "color=R|100|G|two%20words"],
  [{ style: "deepObject", explode: true }, object, "color[R]=100&color[G]=two%20words"],
  [{ style: "deepObject", explode: true }, { a: { b: [1, 2] } }, "color[a][b][0]=1&color[a][b][1]=2"],
  [{ style: "form", explode: true, allowReserved: true }, "a/b?c", "color=a/b?c"],
  [{ style: "form", explode: true }, "", "color="],
  [{ style: "form", explode: true }, [], ""],
  [{ style: "form", explode: true }, undefined, ""],
  [{ content: "application/json" }, { a: [1] }, "color=%7B%22a%22%3A%5B1%5D%7D"],
])("writes a query parameter of style %j: %j", (style, value, expected) => {
  expect(query(value, style)).toBe(expected);
});

test.each<[ParameterStyle, unknown, string]>([
  [{ style: "simple", explode: false }, "a/b", "/a/a%2Fb/b"],
  [{ style: "simple", explode: false }, array, "/a/blue,black/b"],
  [{ style: "simple", explode: false }, object, "/a/R,100,G,two%20words/b"],
  [{ style: "simple", explode: true }, object, "/a/R=100,G=two%20words/b"],
  [{ style: "label", explode: false }, "blue", "/a/.blue/b"],
  [{ style: "label", explode: true }, array, "/a/.blue.black/b"],
  [{ style: "matrix", explode: false }, "blue", "/a/;color=blue/b"],
  [{ style: "matrix", explode: false }, array, "/a/;color=blue,black/b"],
  [{ style: "matrix", explode: true }, array, "/a/;color=blue;color=black/b"],
  [{ style: "matrix", explode: true }, object, "/a/;R=100;G=two%20words/b"],
  [{ content: "application/json" }, { a: 1 }, "/a/%7B%22a%22%3A1%7D/b"],
])("writes a path parameter of style %j: %j", (style, value, expected) => {
  expect(path(value, style)).toBe(expected);
});

test("writes headers without percent-encoding and cookies with it, and leaves out what is not given", () => {
  const serialize = createParameterSerializer({
    header: { "X-Object": { style: "simple", explode: true }, "X-Json": { content: "application/json" } },
    cookie: { list: { style: "form", explode: true } },
  });
  const { headers } = serialize({
    header: { "X-Object": object, "X-Json": [1], "X-Plain": 1, "X-Absent": undefined },
    cookie: { list: ["a b", "c"], session: "é=1; x&y" },
  });
  expect(headers).toEqual({
    "X-Object": "R=100,G=two words",
    "X-Json": "[1]",
    "X-Plain": "1",
    cookie: "list=a%20b; list=c; session=%C3%A9%3D1%3B%20x%26y",
  });
});

test("encodes the name of a query parameter", () => {
  expect(createParameterSerializer({})({ query: { "a&b": 1 } }).querySerializer()).toBe("a%26b=1");
});

test("leaves out null and lists without items, and writes dates as JSON does", () => {
  const at = new Date(0);
  const form = { style: "form", explode: false } as const;
  const query = { ids: [], names: ["a", null, "b"], at, list: [at], nothing: [null], deep: { a: null, b: at } };
  const styles = {
    ids: form,
    names: form,
    list: form,
    nothing: form,
    deep: { style: "deepObject", explode: true },
  } as const;
  expect(createParameterSerializer({ query: styles })({ query }).querySerializer().split("&")).toEqual([
    "names=a,b",
    "at=1970-01-01T00%3A00%3A00.000Z",
    "list=1970-01-01T00%3A00%3A00.000Z",
    "deep[b]=1970-01-01T00%3A00%3A00.000Z",
  ]);
  expect(createParameterSerializer({})({ path: { at } }).pathSerializer("/{at}")).toBe("/1970-01-01T00%3A00%3A00.000Z");
});

test("adds parameters to the query that a path has itself, and leaves out its fragment", () => {
  const { querySerializer, pathSerializer } = createParameterSerializer(
    {},
    "kind=a",
  )({ path: { id: "1" }, query: { q: 1 } });
  expect([pathSerializer("/s/{id}?kind=a#x"), querySerializer()]).toEqual(["/s/1", "kind=a&q=1"]);
});
