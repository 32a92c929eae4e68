import { expect, test } from "vitest";
import type { OpenApiDocument, OperationObject } from "./openapi.ts";
import { parseInput } from "./parse-input.ts";
import { parseOperations } from "./parse-operations.ts";

const inputOf = (operation: OperationObject) => {
  const document: OpenApiDocument = {
    openapi: "3.1.0",
    info: { title: "", version: "" },
    paths: { "/things/{id}": { put: operation } },
  };
  const [model] = parseOperations(document);
  if (!model) throw new Error("no operation");
  return parseInput(model);
};

const json = (schema: object) => ({ content: { "application/json": { schema } } });

test("gives a later member of the same name its place as prefix", () => {
  const input = inputOf({
    parameters: [
      { name: "id", in: "cookie" },
      { name: "id", in: "header" },
      { name: "id", in: "query" },
      { name: "id", in: "path", required: true },
    ],
    requestBody: json({ type: "object", properties: { id: {}, name: {} } }),
  });
  expect(input.parameters.map(({ inputName, parameter }) => [parameter.in, inputName])).toEqual([
    ["path", "id"],
    ["query", "queryId"],
    ["header", "headerId"],
    ["cookie", "cookieId"],
  ]);
  expect([...input.renamedBodyProperties]).toEqual([["id", "bodyId"]]);
});

test.each([
  ["an object", { type: "object", properties: { a: {} } }],
  ["an object without type", { properties: { a: {} } }],
  ["an allOf of objects", { allOf: [{ type: "object" }, { properties: { a: {} } }] }],
])("lets %s join the flat input", (_, schema) => {
  expect(inputOf({ requestBody: json(schema) }).bodyName).toBeUndefined();
});

test.each([
  ["a union", { oneOf: [{ type: "object" }, { type: "object" }] }],
  ["an object that may be null", { type: ["object", "null"] }],
  ["an object that may be null in OpenAPI 3.0", { type: "object", nullable: true }],
  ["an array", { type: "array" }],
  ["an allOf with a union", { allOf: [{ type: "object" }, { anyOf: [] }] }],
  ["anything", {}],
])("puts %s under body", (_, schema) => {
  expect(inputOf({ requestBody: json(schema) }).bodyName).toBe("body");
});

test("puts another media type under body, and renames it if a parameter has that name", () => {
  const requestBody = { content: { "text/plain": { schema: { type: "string" } } } };
  expect(inputOf({ requestBody }).bodyName).toBe("body");
  expect(inputOf({ parameters: [{ name: "body", in: "query" }], requestBody }).bodyName).toBe("bodyBody");
});

test("can be left out if nothing in it is required", () => {
  const object = { type: "object", properties: { a: {} } };
  const required = { ...object, required: ["a"] };
  expect(inputOf({}).optional).toBe(true);
  expect(inputOf({ requestBody: { required: true, ...json(object) } }).optional).toBe(true);
  expect(inputOf({ requestBody: { required: true, ...json(required) } }).optional).toBe(false);
  expect(inputOf({ requestBody: { required: false, ...json(required) } }).optional).toBe(true);
  expect(inputOf({ requestBody: { required: true, ...json({ type: "array" }) } }).optional).toBe(false);
  expect(inputOf({ parameters: [{ name: "q", in: "query", required: true }] }).optional).toBe(false);
});
