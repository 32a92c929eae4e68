import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { repairDocument } from "./repair-document.ts";

test("leaves the values of examples and extensions as they are, though they look like parameters", () => {
  const data = {
    parameters: [
      { name: "filter", in: "querystring", content: { "application/json": {} } },
      { name: "page", in: "query", style: "FORM", schema: {}, content: {} },
    ],
  };
  const document: JsonObject = {
    openapi: "3.1.0",
    paths: { "/notes": { get: { parameters: [{ name: "page", in: "query", style: "FORM", schema: {} }] } } },
    components: { schemas: { Note: { example: structuredClone(data) } } },
    "x-notes": structuredClone(data),
  };
  const findings = repairDocument(document);
  expect(findings.map(({ path }) => path.join("."))).toEqual(["paths./notes.get.parameters.0.style"]);
  expect(document).toMatchObject({
    paths: { "/notes": { get: { parameters: [{ style: "form" }] } } },
    components: { schemas: { Note: { example: data } } },
    "x-notes": data,
  });
});
