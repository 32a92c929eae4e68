import { isJsonObject } from "@gong-engagement/generator/json";
import { expect, test } from "vitest";
import { createDocument } from "../testing/create-document.ts";
import { isSame } from "./canonical.ts";

const reverseMembers = (_key: string, value: unknown): unknown =>
  isJsonObject(value) ? Object.fromEntries(Object.entries(value).reverse()) : value;

test("takes documents that differ in the order of paths, members and components for the same", () => {
  const document = createDocument();
  const reversed: object = JSON.parse(JSON.stringify(document, reverseMembers));
  expect(JSON.stringify(reversed)).not.toBe(JSON.stringify(document));
  expect(isSame(document, reversed)).toBe(true);
});

test.each(["required", "enum", "type", "parameters", "security", "oneOf", "anyOf"])("takes %s for a set", (key) => {
  expect(isSame({ [key]: ["a", "b"] }, { [key]: ["b", "a"] })).toBe(true);
  expect(isSame({ [key]: ["a", "b"] }, { [key]: ["a", "c"] })).toBe(false);
});

test.each(["servers", "tags", "prefixItems"])("minds the order of %s", (key) => {
  expect(isSame({ [key]: ["a", "b"] }, { [key]: ["b", "a"] })).toBe(false);
});
