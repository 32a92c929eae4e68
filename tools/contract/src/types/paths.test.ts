import type { OpenApiDocument, SchemaObject } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { expect, inject, test } from "vitest";
import { comparePaths } from "./compare-paths.ts";

const spec = inject("spec");

test("our paths and those of openapi-typescript can stand for each other", async () => {
  expect(await comparePaths(spec)).toBe("");
});

/** The spec with other members in the first schema of a request body that lists its properties. */
const withBodySchema = (change: (properties: object) => object): OpenApiDocument => {
  const document = structuredClone(spec);
  for (const { body } of parseOperations(document)) {
    const schema = resolveReference<SchemaObject>(document, Object(body?.content[body.mediaType]?.schema));
    if (schema.properties) {
      Object.assign(schema, change(schema.properties));
      return document;
    }
  }
  throw new Error("No request body lists its properties");
};

test.each([
  ["has one optional property more", (properties: object) => ({ properties: { ...properties, more: {} } })],
  ["has none of its properties", () => ({ properties: {}, required: [] })],
  ["requires all its properties", (properties: object) => ({ required: Object.keys(properties) })],
])("a document is told apart whose request body %s", async (_, change) => {
  expect(await comparePaths(withBodySchema(change))).toContain("comparison.ts");
});
