import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type JsonValue, printPointer } from "../json.ts";
import { findSchemaProblems } from "./find-schema-problems.ts";

const withSchema = (openapi: string, schema: JsonValue) => ({
  openapi,
  info: { title: "Tiny", version: "1" },
  paths: { "/a": { get: { responses: { "200": { description: "Fine." } } } } },
  components: { schemas: { A: schema } },
});

const find = async (openapi: string, schema: JsonValue) => {
  const findings = await findSchemaProblems(withSchema(openapi, schema));
  return findings.map(
    ({ message, places, remedy }) => `${message}${(places ?? 1) > 1 ? ` (${places})` : ""} ${remedy}`,
  );
};

test("accepts a keyword that OpenAPI 3.1 does not know, with a warning", async () => {
  expect(await find("3.1.0", { type: "string", nullable: true, descripton: "Misspelt." })).toEqual([
    'The keyword `nullable` is written as in OpenAPI 3.0. Write `"null"` into the list of types, as in `type: [string, "null"]`.',
    "The keyword `descripton` is unknown, and ignored. Did you mean `description`?",
  ]);
});

test("accepts the bounds of OpenAPI 3.0 in 3.1, with a warning", async () => {
  const bound = { type: "number", minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: false };
  const remedy = "Write the bound itself in its place, and remove the one beside it.";
  expect(await find("3.1.0", bound)).toEqual([
    `The keyword \`exclusiveMinimum\` is written as in OpenAPI 3.0. (2) ${remedy}`,
  ]);
  expect(await find("3.1.0", { type: "number", exclusiveMinimum: "0" })).toEqual([
    "Expected type `number` but got `string`. Correct the value.",
  ]);
});

test("warns of keywords that OpenAPI 3.0 does not know, and of one that looks misspelt", async () => {
  expect(await find("3.0.3", { type: "string", exampleSetFlag: false, types: ["string"], const: 1 })).toEqual([
    "The keyword `exampleSetFlag` is unknown, and ignored. (3) Correct it, or give it a name that begins with `x-`.",
  ]);
  expect(await find("3.0.3", { type: "object", requird: ["a"] })).toEqual([
    "The keyword `requird` is unknown, and ignored. Did you mean `required`?",
  ]);
});

test("warns of what is wrong below a name that begins with x-, and of nothing in an extension", async () => {
  const wrong = { type: "string", descripton: "Misspelt." };
  const operation = { get: { responses: { "200": { description: "Fine." } }, misplaced: true } };
  const document = { ...withSchema("3.1.0", { properties: { "x-a": wrong }, "x-b": wrong }) };
  const response = { description: "Fine.", content: { "x-d/e": { schema: { ...wrong } } } };
  const paths = { "/a": { get: { responses: { "200": response } } }, "x-c": operation };
  expect(
    (await findSchemaProblems({ ...document, paths })).map(({ path, places }) => `${printPointer(path)} ${places}`),
  ).toEqual(["/paths/~1a/get/responses/200/content/x-d~1e/schema/descripton 2"]);
});

test("accepts booleans as schemas in OpenAPI 3.1", async () => {
  expect(await find("3.1.0", { allOf: [true], not: false, properties: { a: true } })).toEqual([]);
});

test("asks nobody on the network for an example", async () => {
  const requests: unknown[] = [];
  await using server = createServer((request, response) => {
    requests.push(request.url);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const examples = { a: { externalValue: `http://127.0.0.1:${port}/example.json` } };
  const parameters = [{ name: "a", in: "query", schema: {}, examples }];
  const paths = { "/a": { get: { parameters, responses: { "200": { description: "Fine." } } } } };
  expect(await findSchemaProblems({ ...withSchema("3.1.0", {}), paths })).toEqual([]);
  expect(requests).toEqual([]);
});
