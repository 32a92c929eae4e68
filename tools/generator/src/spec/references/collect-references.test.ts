import { expect, test } from "vitest";
import { collectReferences } from "./collect-references.ts";

const collect = (value: Parameters<typeof collectReferences>[0]) =>
  collectReferences(value).map(({ path, ref, isData }) => `${path.join(".")} ${ref}${isData ? " (data)" : ""}`);

test("finds references everywhere", () => {
  expect(
    collect({ paths: { "/a": { get: { parameters: [{ $ref: "#/p" }] } } }, x: { allOf: [{ $ref: "#/s" }] } }),
  ).toEqual(["paths./a.get.parameters.0.$ref #/p", "x.allOf.0.$ref #/s"]);
});

test("takes examples, defaults, enums and extensions for data", () => {
  const $ref = "#/x";
  expect(
    collect({
      example: { $ref },
      default: { $ref },
      const: { $ref },
      enum: [{ $ref }],
      examples: [{ $ref }],
      "x-more": { $ref },
    }),
  ).toEqual([
    "example.$ref #/x (data)",
    "default.$ref #/x (data)",
    "const.$ref #/x (data)",
    "enum.0.$ref #/x (data)",
    "examples.0.$ref #/x (data)",
    "x-more.$ref #/x (data)",
  ]);
});

test("knows a property or a response that is called like a keyword", () => {
  const $ref = "#/x";
  expect(
    collect({ properties: { example: { $ref }, properties: { default: 1 } }, responses: { default: { $ref } } }),
  ).toEqual(["properties.example.$ref #/x", "responses.default.$ref #/x"]);
});

test("takes a named example for an object, and its value for data", () => {
  expect(collect({ examples: { one: { $ref: "#/e" }, two: { value: { $ref: "#/v" } } } })).toEqual([
    "examples.one.$ref #/e",
    "examples.two.value.$ref #/v (data)",
  ]);
});

test("finds what a discriminator refers to, but not the names of schemas", () => {
  expect(
    collect({ discriminator: { propertyName: "kind", mapping: { cat: "Cat", dog: "#/components/schemas/Dog" } } }),
  ).toEqual(["discriminator.mapping.dog #/components/schemas/Dog"]);
});

test("leaves a property alone that is called $ref", () => {
  expect(collect({ properties: { $ref: { type: "string" } } })).toEqual([]);
});
