import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { checkSize } from "./check-size.ts";

const check = (value: JsonValue, objectsBefore?: number): number =>
  checkSize({ file: "/openapi.json", text: JSON.stringify(value) }, value, objectsBefore);

test("counts objects and lists, however deep, but no plain values", () => {
  expect(check({ a: 1, b: null, c: "text", d: [{}, [], 2, [[[]]]] })).toBe(7);
});

test("refuses a document that would take too long to look at, in one file or several", () => {
  expect(check([], 199_999)).toBe(200_000);
  expect(() => check([], 200_000)).toThrow(
    "openapi.json: The document holds 200001 objects and lists; 200000 are allowed.\n  Split it into several documents.",
  );
});

test("refuses a name or a text that is too long, and says where it is", () => {
  expect(() => check({ a: { ["x".repeat(1_001)]: 1 } })).toThrow(
    "openapi.json:1:7: This name has 1001 characters; 1000 are allowed.\n  Shorten it.",
  );
  expect(() => check({ a: ["", "x".repeat(1_000_001)] })).toThrow(
    "openapi.json:1:10: This text has 1000001 characters; 1000000 are allowed.\n  Shorten it.",
  );
  expect(() => check({ operationId: "x".repeat(1_001) })).toThrow("This text has 1001 characters; 1000 are allowed.");
  expect(() => check({ tags: ["x".repeat(1_001)] })).toThrow("This text has 1001 characters; 1000 are allowed.");
  expect(check({ ["x".repeat(1_000)]: "x".repeat(1_000_000) })).toBe(1);
});
