import { expect, test } from "vitest";
import { createRowId } from "./row-id.ts";

test("a row's id is a UUID that depends on operation and content, and not on the order of members", () => {
  const id = createRowId("one", { a: 1, b: { c: [1, 2], d: "x" } }, undefined);
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(createRowId("one", { b: { d: "x", c: [1, 2] }, a: 1 }, undefined)).toBe(id);
  const others = [
    createRowId("two", { a: 1, b: { c: [1, 2], d: "x" } }, undefined),
    createRowId("one", { a: 1, b: { c: [2, 1], d: "x" } }, undefined),
    createRowId("one", { a: "1", b: { c: [1, 2], d: "x" } }, undefined),
    createRowId("one", {}, "1"),
    createRowId("one", {}, "2"),
  ];
  expect(new Set([id, ...others]).size).toBe(6);
});

test("a row's own id takes the place of its content", () => {
  expect(createRowId("one", { a: 1 }, "7")).toBe(createRowId("one", { a: 2 }, "7"));
});
