import { expect, test } from "vitest";
import { resolvePointer } from "./resolve-pointer.ts";

const document = {
  paths: { "/a/{b}": { get: 1 } },
  chain: { $ref: "#/paths" },
  left: { $ref: "#/right" },
  right: { $ref: "#/left" },
  list: ["first"],
  "a~b%": 2,
};

test.for([
  ["#/paths/~1a~1{b}/get", 1],
  ["#/paths/~1a~1%7Bb%7D/get", 1],
  ["#/a~0b%25", 2],
  ["#/a~0b%", 2],
  ["#/list/0", "first"],
  ["#/chain/~1a~1{b}/get", 1],
  ["#", document],
] as const)("follows %s", ([ref, value]) => {
  expect(resolvePointer(document, ref)).toEqual({ value });
});

test.for(["#/path", "#/list/1", "#/list/length", "#/toString", "#/chain/x"])("finds nothing at %s", (ref) => {
  expect(resolvePointer(document, ref)).toBe("missing");
});

test("does not run in circles", () => {
  expect(resolvePointer(document, "#/left")).toBe("endless");
  expect(resolvePointer(document, "#/right/x")).toBe("endless");
});

test("gives up on a chain of a hundred thousand references, without exhausting the stack", () => {
  const links = Array.from({ length: 100_000 }, (_, index) => [`a${index}`, { $ref: `#/a${index + 1}` }]);
  expect(resolvePointer(Object.fromEntries(links), "#/a0")).toBe("endless");
});
