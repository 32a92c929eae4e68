import { expect, test } from "vitest";
import { componentOf, referTo } from "./node.ts";

test.each(["Note", "a/b", "a~b", "a b", "100%", "%41"])("the reference to the component %j leads to it", (name) => {
  expect(componentOf({ $ref: referTo(name) }, { [name]: {} })).toBe(name);
});

test("a percent sign that encodes nothing is a part of the name of a component", () => {
  expect(componentOf({ $ref: "#/components/schemas/100%" }, { "100%": {} })).toBe("100%");
});
