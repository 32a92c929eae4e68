import { expect, test } from "vitest";
import { createDocument } from "../table/create-document.ts";
import { isSameDocument } from "./is-same-document.ts";
import { isObject } from "./json.ts";

const reverseMembers = (_key: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;

test("takes documents that differ in the order of paths, members and components for the same", () => {
  const document = createDocument();
  const reversed: object = JSON.parse(JSON.stringify(document, reverseMembers));
  expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(document));
  expect(isSameDocument(document, reversed)).toBe(true);
});

test.each(["required", "enum", "type", "parameters", "security", "oneOf", "anyOf"])("takes %s for a set", (key) => {
  expect(isSameDocument({ [key]: ["a", "b"] }, { [key]: ["b", "a"] })).toBe(true);
  expect(isSameDocument({ [key]: ["a", "b"] }, { [key]: ["a", "c"] })).toBe(false);
});

test.each(["servers", "tags", "prefixItems"])("minds the order of %s", (key) => {
  expect(isSameDocument({ [key]: ["a", "b"] }, { [key]: ["b", "a"] })).toBe(false);
});
