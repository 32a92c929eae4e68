import { expect, test } from "vitest";
import type { OpenApiDocument } from "./openapi.ts";
import { parseBody } from "./parse-body.ts";
import { parseBodyKinds, parseJsonKinds } from "./parse-body-kinds.ts";

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
  ["nullable beside an allOf", { nullable: true, allOf: [{ type: "object" }] }, ["null", "object"]],
  ["nullable beside an enum", { nullable: true, enum: ["a"] }, ["null", "string"]],
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

/** Each refers to the next one twice: read as often as it can be reached, the last one would never be done. */
const createFan = (keyword: "allOf" | "oneOf", length: number): OpenApiDocument => {
  const schemas: Record<string, object> = { S0: { type: "object", properties: { a: {} } } };
  for (let index = 1; index < length; index++) {
    const $ref = `#/components/schemas/S${index - 1}`;
    schemas[`S${index}`] = { [keyword]: [{ $ref }, { $ref }] };
  }
  return { openapi: "3.1.0", info: { title: "", version: "" }, components: { schemas } };
};

test.each(["allOf", "oneOf"] as const)("reads schemas once that many members of an %s lead to", (keyword) => {
  const $ref = "#/components/schemas/S99";
  expect(parseJsonKinds(createFan(keyword, 100), { $ref })).toEqual(["object"]);
});

test("finds the properties of a body whose allOf leads to one schema many times", () => {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/S99" } } };
  expect(parseBody(createFan("allOf", 100), { content }, false)?.properties).toEqual(["a"]);
});
