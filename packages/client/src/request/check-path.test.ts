import { expect, test } from "vitest";
import { isGongInputError } from "../errors/gong-input-error.ts";
import { checkPath } from "./prepare-request.ts";

const check = (values?: object): unknown => {
  try {
    return checkPath("/calls/{callId}/notes/{my-id}", values as Record<string, unknown> | undefined);
  } catch (error) {
    return error;
  }
};

test.each([
  ["none at all", undefined],
  ["a missing one", { callId: "1" }],
  ["null", { callId: "1", "my-id": null }],
  ["an empty text", { callId: "1", "my-id": "" }],
  ["an empty list", { callId: [], "my-id": "1" }],
  ["the same folder", { callId: ".", "my-id": "1" }],
  ["the parent folder", { callId: "1", "my-id": ".." }],
])("refuses %s", (_, values) => {
  expect(isGongInputError(check(values))).toBe(true);
});

test("takes everything else", () => {
  expect(check({ callId: 0, "my-id": "..." })).toBeUndefined();
  expect(check({ callId: "a/../b", "my-id": [1, 2] })).toBeUndefined();
});
