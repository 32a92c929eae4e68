import { expect, test } from "vitest";
import { findNearest } from "./find-nearest.ts";

test("finds what differs least, whatever the case", () => {
  expect(findNearest("Descripton", ["title", "description", "descriptions"], 2)).toBe("description");
});

test("finds nothing if all differ too much", () => {
  expect(findNearest("xyz", ["abc"], 2)).toBeUndefined();
  expect(findNearest("xyz", [], 2)).toBeUndefined();
});
