import { expect, test } from "vitest";
import { array, contains, maxItems, minItems, uniqueItems } from "./array.ts";
import { bytes, form } from "./body.ts";
import { conditional, not, only } from "./conditions.ts";
import { above, below, integer, maximum, minimum, multipleOf, number } from "./number.ts";
import { object } from "./object.ts";
import { maxLength, minLength, pattern, string } from "./string.ts";
import { listIssues } from "./testing/list-issues.ts";
import { all, union } from "./union.ts";
import { any, boolean, never, nothing, oneOf } from "./values.ts";

const pet = (kind: string) => object({ required: { kind: oneOf(kind), [kind]: string() } });

test.each([
  { name: "text", schema: string(minLength(1), maxLength(2)), right: ["a", "😀😀"], wrong: ["", "abc", 1, null] },
  { name: "text by a pattern", schema: string(pattern("^a", "u")), right: ["ab"], wrong: ["ba"] },
  { name: "numbers", schema: number(), right: [1.5, -0], wrong: [Number.NaN, Infinity, "1", 1n] },
  { name: "integers", schema: integer(minimum(1), maximum(3)), right: [1, 3], wrong: [0, 4, 1.5, Number.NaN] },
  { name: "numbers between two", schema: number(above(0), below(1)), right: [0.5], wrong: [0, 1] },
  { name: "multiples", schema: number(multipleOf(0.1)), right: [0.3, 7], wrong: [0.25] },
  {
    name: "lists",
    schema: array({ items: integer() }, minItems(1), maxItems(2)),
    right: [[1]],
    wrong: [[], ["1"], [1, 2, 3], {}],
  },
  { name: "tuples", schema: array({ first: [integer()], items: false }), right: [[], [1]], wrong: [[1, 2], ["a"]] },
  {
    name: "lists without equals",
    schema: array({}, uniqueItems()),
    right: [[{ a: 1 }, { a: 2 }]],
    wrong: [[{ a: 1 }, { a: 1 }]],
  },
  { name: "lists with some", schema: contains(integer(), 1, 1), right: [["a", 1], "a"], wrong: [[], [1, 2]] },
  { name: "booleans", schema: boolean(), right: [true, false], wrong: [0, "true"] },
  { name: "null", schema: nothing(), right: [null], wrong: [undefined, 0] },
  { name: "anything", schema: any(), right: [undefined, null, 1], wrong: [] },
  { name: "nothing at all", schema: never(), right: [], wrong: [undefined, null] },
  { name: "listed values", schema: oneOf("a", { b: [1] }), right: ["a", { b: [1] }], wrong: ["b", { b: [2] }] },
  { name: "what fits all", schema: all(string(), oneOf("a", 1)), right: ["a"], wrong: ["b", 1] },
  { name: "what does not fit", schema: not(string()), right: [1], wrong: ["a"] },
  { name: "values of a type only", schema: only("string", oneOf("a")), right: ["a", 1], wrong: ["b"] },
  { name: "by a condition", schema: conditional(string(), oneOf("a"), oneOf(1)), right: ["a", 1], wrong: ["b", 2] },
  { name: "bytes", schema: bytes(), right: ["a", new Blob([]), new Uint8Array()], wrong: [1, {}] },
  {
    name: "a form",
    schema: form(object({ required: { a: string() } })),
    right: [{ a: "b" }, new FormData()],
    wrong: [{}],
  },
])("$name: what is right passes, and what is wrong does not", async ({ schema, right, wrong }) => {
  for (const value of right) expect(await listIssues(schema, value)).toEqual([]);
  for (const value of wrong) expect(await listIssues(schema, value)).toHaveLength(1);
});

test("a union says what is wrong with the alternative that was meant", async () => {
  const plain = union([pet("cat"), pet("dog"), nothing()]);
  expect(await listIssues(plain, { kind: "dog", dog: "a" })).toEqual([]);
  expect(await listIssues(plain, { kind: "dog" })).toEqual(["dog: is required"]);
  const told = union([pet("cat"), pet("dog")], { property: "kind", values: { cat: 0, dog: 1 } });
  expect(await listIssues(told, { kind: "cat", dog: "a" })).toEqual(["cat: is required"]);
  expect(await listIssues(union([string(), integer()]), true)).toEqual([": must be a string, or must be an integer"]);
});

test("a long list without equals is judged at once, whatever is in it", async () => {
  const list = Array.from({ length: 20_000 }, (_, index) => ({ index, inner: { index } }));
  expect(await listIssues(array({}, uniqueItems()), list)).toEqual([]);
  const [first] = list;
  expect(await listIssues(array({}, uniqueItems()), [...list, { inner: first?.inner, index: 0 }])).toHaveLength(1);
});

test("items that JSON cannot write are compared as well", async () => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  expect(await listIssues(array({}, uniqueItems()), [loop, 1n, 2n])).toEqual([]);
  expect(await listIssues(array({}, uniqueItems()), [loop, 1n, loop])).toHaveLength(1);
});
