import { expect, test } from "vitest";
import type { OpenApiDocument } from "../document/openapi.ts";
import type { Schema } from "./flatten-schema.ts";
import { toJsonSchema } from "./to-json-schema.ts";

const document: OpenApiDocument = {
  openapi: "3.0.3",
  info: { title: "Schemas", version: "1.0.0" },
  components: { schemas: { Id: { type: "string", readOnly: true } as Schema } },
};
const convert = toJsonSchema(document, { direction: "request", refer: (reference) => `document${reference}` });

test.each<[Schema, object]>([
  [{ type: "string", nullable: true }, { type: ["string", "null"] }],
  [
    { type: "string", nullable: true, enum: ["a"] },
    { type: ["string", "null"], enum: ["a", null] },
  ],
  [{ nullable: true, allOf: [{ type: "string" }] }, { anyOf: [{ allOf: [{ type: "string" }] }, { type: "null" }] }],
  [{ nullable: false, type: "string" }, { type: "string" }],
  [
    { minimum: 0, exclusiveMinimum: true },
    { minimum: 0, exclusiveMinimum: 0 },
  ],
  [
    { maximum: 0, exclusiveMaximum: false },
    { maximum: 0, exclusiveMaximum: undefined },
  ],
  [{ exclusiveMinimum: 3 }, { exclusiveMinimum: 3 }],
  [{ oneOf: [{ type: "number" }] }, { anyOf: [{ type: "number" }] }],
  [{ allOf: [{ $ref: "#/components/schemas/Id" }] }, { allOf: [{ $ref: "document#/components/schemas/Id" }] }],
])("writes %j as JSON Schema of today", (schema, expected) => {
  expect(convert(schema)).toEqual(expected);
});

test("requires nothing that is hidden in the direction, be it said behind a reference", () => {
  const properties = { id: { $ref: "#/components/schemas/Id" }, secret: { writeOnly: true } as Schema, name: {} };
  const schema = { required: ["id", "secret", "name"], properties };
  expect(convert(schema)).toMatchObject({ required: ["secret", "name"] });
  const convertResponse = toJsonSchema(document, { direction: "response", refer: String });
  expect(convertResponse(schema)).toMatchObject({ required: ["id", "name"] });
});

test.each([
  { allOf: [{ $ref: "#/components/schemas/Id" }] },
  { oneOf: [{ $ref: "#/components/schemas/Id" }, { type: "null" }] },
  { type: "array", items: { $ref: "#/components/schemas/Id" } },
])("requires no property that is made of what is hidden, as %j", (property) => {
  expect(convert({ required: ["id", "name"], properties: { id: property as Schema, name: {} } })).toMatchObject({
    required: ["name"],
  });
});

test("requires what says itself that it is not hidden, whatever it is made of", () => {
  const id = { allOf: [{ $ref: "#/components/schemas/Id" }], readOnly: false };
  expect(convert({ required: ["id"], properties: { id } as Schema["properties"] & object })).toMatchObject({
    required: ["id"],
  });
});

test("leaves data as it is, and takes names for nothing else", () => {
  const data = { nullable: true, $ref: "#/x" };
  expect(convert({ example: data, default: data, enum: [data] })).toEqual({
    example: data,
    default: data,
    enum: [data],
  });
  const nullable = { type: "string", nullable: true };
  const converted = { type: ["string", "null"] };
  expect(convert({ properties: { default: nullable, properties: nullable } })).toEqual({
    properties: { default: converted, properties: converted },
  });
  expect(convert({ responses: { default: { schema: nullable } } })).toEqual({
    responses: { default: { schema: converted } },
  });
});

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const cyclic: OpenApiDocument = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Base: { required: ["kind"], oneOf: [reference("Child")] },
      Child: { allOf: [reference("Base"), { type: "object" }] },
      Left: { oneOf: [reference("Right"), { type: "string" }] },
      Right: { oneOf: [reference("Left"), { type: "integer" }] },
      Itself: { type: "object", anyOf: [reference("Itself")], properties: { more: reference("Itself") } },
      List: { type: "array", items: reference("List") },
    },
  },
};

test.each([
  ["Base", { required: ["kind"], anyOf: [{ allOf: [{}, { type: "object" }] }] }],
  ["Child", { allOf: [{ required: ["kind"] }, { type: "object" }] }],
  ["Left", { anyOf: [{ anyOf: [{ type: "integer" }] }, { type: "string" }] }],
  ["Right", { anyOf: [{ anyOf: [{ type: "string" }] }, { type: "integer" }] }],
  ["Itself", { type: "object", properties: { more: reference("Itself") } }],
  ["List", { type: "array", items: reference("List") }],
])("ends references that lead back for the same value, as of %s", (name, expected) => {
  const convertCyclic = toJsonSchema(cyclic, { direction: "request", refer: String });
  expect(convertCyclic(cyclic)).toMatchObject({ components: { schemas: { [name]: expected } } });
});
