import { expect, test } from "vitest";
import { omit, ownMember, unlessEmpty } from "./flat-input.ts";

test("omit takes names out of a copy", () => {
  const input = { id: "1", name: "x" };
  expect(omit(input, ["id"])).toEqual({ name: "x" });
  expect(input).toEqual({ id: "1", name: "x" });
});

test("omit keeps a property named __proto__ for what it is", () => {
  const rest = omit(JSON.parse('{"id":1,"__proto__":{"a":1}}'), ["id"]);
  expect(Object.keys(rest)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(rest)).toBe(Object.prototype);
});

test("an optional body without members is not sent", () => {
  expect(unlessEmpty({})).toBeUndefined();
  expect(unlessEmpty({ a: undefined })).toBeUndefined();
  expect(unlessEmpty({ a: null })).toEqual({ a: null });
});

test("does not take an inherited member such as `constructor` for a member of the input", () => {
  expect(ownMember({ id: 1 }, "constructor")).toBeUndefined();
  expect(ownMember({ constructor: "given" }, "constructor")).toBe("given");
});
