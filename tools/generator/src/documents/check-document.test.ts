import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "../spec/testing/create-folder.ts";
import { checkDocument, type Expectation } from "./check-document.ts";

const document = `
openapi: 3.0.3
info: { title: Tiny, version: "1" }
servers: [{ url: https://example.com }]
paths:
  /share:
    get:
      operationId: share
      responses: { "200": { description: Fine., content: { text/csv: { schema: { type: object } } } } }
`;

const check = async (text: string, expectation: Expectation | "unknown") => {
  await using folder = await createFolder({ "openapi.yaml": text });
  const file = join(folder.path, "openapi.yaml");
  return await checkDocument({ name: "openapi.yaml", file }, expectation, folder.path);
};

test("fails where a document is refused that was not, and the other way about", async () => {
  const swagger = document.replace("openapi: 3.0.3", 'swagger: "2.0"');
  expect(await check(swagger, { refusal: /^This is a Swagger 2\.0 document\.$/ })).toMatchObject({ result: "refused" });
  expect(await check(swagger, {})).toMatchObject({
    result: "failed",
    failure: expect.stringContaining("openapi.yaml:2:1: This is a Swagger 2.0 document."),
  });
  expect(await check(swagger, { refusal: /YAML/ })).toMatchObject({ result: "failed" });
  expect(await check(document, { refusal: /YAML/ })).toMatchObject({
    result: "failed",
    failure: "It is no longer refused by /YAML/.",
  });
});

test("fails where an accepted difference to openapi-typescript no longer exists", async () => {
  expect(await check(document, { uncallable: "all" })).toMatchObject({ result: "generated", operations: 1 });
  expect(await check(document, { uncallable: "all", differences: ["/share"] })).toMatchObject({
    result: "failed",
    failure: expect.stringContaining("comparison.ts"),
  });
});

test("reports a refusal and a difference to openapi-typescript of an unknown document without failing", async () => {
  const swagger = document.replace("openapi: 3.0.3", 'swagger: "2.0"');
  expect(await check(swagger, "unknown")).toMatchObject({
    result: "refused",
    note: expect.stringContaining("Swagger"),
  });
  const readOnly = document.replace(
    "text/csv: { schema: { type: object } }",
    "application/json: { schema: { type: object, properties: { a: { type: string, writeOnly: true } } } }",
  );
  expect(await check(readOnly, "unknown")).toMatchObject({
    result: "generated",
    called: 1,
    note: expect.stringContaining("The types are not openapi-typescript's"),
  });
});
