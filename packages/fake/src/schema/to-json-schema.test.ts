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

const hiding: Schema = { properties: { id: { readOnly: true } as Schema, name: {} } };
const parts: OpenApiDocument = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Hiding: hiding,
      Hidden: { allOf: [{ $ref: "#/components/schemas/Hiding" }] },
      Requiring: { required: ["id", "name"] },
      Required: { allOf: [{ $ref: "#/components/schemas/Requiring" }] },
    },
  },
};
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

test.each<[string, object, object]>([
  ["an inline part", { allOf: [hiding, { required: ["id", "name"] }] }, { allOf: [hiding, { required: ["name"] }] }],
  ["the schema around", { required: ["id"], allOf: [hiding] }, { required: [] }],
  [
    "a part of a part",
    { allOf: [reference("Hidden"), { allOf: [{ required: ["id"] }] }] },
    { allOf: [reference("Hidden"), { allOf: [{ required: [] }] }] },
  ],
  [
    "what a part refers to",
    { ...hiding, allOf: [reference("Required")] },
    { allOf: [{ allOf: [{ required: ["name"] }] }] },
  ],
  [
    "a choice",
    { ...hiding, anyOf: [{ required: ["id"] }, reference("Requiring")] },
    { anyOf: [{ required: [] }, { required: ["name"] }] },
  ],
  [
    "what is beside a reference",
    { ...reference("Hidden"), required: ["id"] },
    { ...reference("Hidden"), required: [] },
  ],
  [
    "what is referred to beside it",
    { ...hiding, ...reference("Required") },
    { allOf: [{ allOf: [{ required: ["name"] }] }] },
  ],
])("requires no property that another part of the same schema hides, be it required by %s", (_, schema, expected) => {
  const convertParts = toJsonSchema(parts, { direction: "request", refer: String });
  expect(convertParts(schema)).toMatchObject(expected);
  const convertResponse = toJsonSchema(parts, { direction: "response", refer: String });
  expect(convertResponse(schema)).toEqual(schema);
});

test("refers to a schema that requires what nothing hides", () => {
  const convertParts = toJsonSchema(parts, { direction: "request", refer: String });
  const schema = { allOf: [reference("Required"), { properties: { id: {} } }] };
  expect(convertParts(schema)).toEqual(schema);
});

test("reads beside a reference that a property is hidden", () => {
  const schema = { required: ["id"], properties: { id: { ...reference("Requiring"), readOnly: true } } };
  expect(toJsonSchema(parts, { direction: "request", refer: String })(schema)).toMatchObject({ required: [] });
});

test("leaves data as it is, and takes names for nothing else", () => {
  const data = { nullable: true, $ref: "#/x" };
  expect(convert({ example: data, default: data, enum: [data] })).toEqual({
    example: data,
    default: data,
    enum: [data],
  });
  const discriminator = { propertyName: "kind", mapping: { $ref: "#/components/schemas/Id" } };
  expect(convert({ discriminator })).toEqual({ discriminator });
  const nullable = { type: "string", nullable: true };
  const converted = { type: ["string", "null"] };
  expect(convert({ properties: { default: nullable, properties: nullable } })).toEqual({
    properties: { default: converted, properties: converted },
  });
  expect(convert({ responses: { default: { schema: nullable } } })).toEqual({
    responses: { default: { schema: converted } },
  });
});

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
