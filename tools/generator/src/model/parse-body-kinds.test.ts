import { expect, test } from "vitest";
import type { OpenApiDocument } from "./openapi.ts";
import { parseBodyKinds } from "./parse-body-kinds.ts";

const document: OpenApiDocument = {
  openapi: "3.1.0",
  info: { title: "", version: "" },
  components: {
    schemas: {
      User: { type: "object" },
      Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
    },
  },
};

test.each([
  ["a reference", { $ref: "#/components/schemas/User" }, ["object"]],
  ["an integer", { type: "integer" }, ["number"]],
  ["a list of types", { type: ["string", "null"] }, ["null", "string"]],
  ["nullable of OpenAPI 3.0", { type: "string", nullable: true }, ["null", "string"]],
  ["an enum", { enum: ["a", 1, null] }, ["null", "number", "string"]],
  ["a const", { const: [] }, ["array"]],
  ["a union", { oneOf: [{ type: "array" }, { $ref: "#/components/schemas/User" }] }, ["array", "object"]],
  ["a union with a member that can be anything", { oneOf: [{ type: "array" }, {}] }, []],
  ["an allOf", { allOf: [{ description: "text" }, { type: "object" }] }, ["object"]],
  ["a schema that is only itself", { $ref: "#/components/schemas/Loop" }, []],
  ["true", true, []],
  ["no schema", undefined, []],
])("knows which JSON %s can be", (_, schema, kinds) => {
  expect(parseBodyKinds(document, "application/json", schema)).toEqual(kinds);
});

test.each([
  ["application/problem+json; charset=utf-8", ["object"]],
  ["*/*", ["object"]],
  ["text/plain", ["text"]],
  ["application/atom+xml", ["text"]],
  ["application/pdf", ["binary"]],
])("reads %s by its media type", (mediaType, kinds) => {
  expect(parseBodyKinds(document, mediaType, { type: "object" })).toEqual(kinds);
});
