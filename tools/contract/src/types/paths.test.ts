import type { OpenApiDocument, SchemaObject } from "@gong-engagement/generator/model/openapi";
import { parseOperations } from "@gong-engagement/generator/model/parse-operations";
import { resolveReference } from "@gong-engagement/generator/model/resolve-reference";
import { printPathsComparison } from "@gong-engagement/generator/testing/print-paths-comparison";
import { expect, inject, test } from "vitest";
import { compilePrograms } from "./compile.ts";

const spec = inject("spec");

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

const changes: readonly (readonly [what: string, change: (properties: object) => object])[] = [
  ["has one optional property more", (properties) => ({ properties: { ...properties, more: {} } })],
  ["has none of its properties", () => ({ properties: {}, required: [] })],
  ["requires all its properties", (properties) => ({ required: Object.keys(properties) })],
];

/** What the compiler finds different between the `paths` of our types package and those that openapi-typescript makes. */
const [found, ...foundInChanged] = await compilePrograms(
  await Promise.all(
    [spec, ...changes.map(([, change]) => withBodySchema(change))].map((document) => printPathsComparison(document)),
  ),
);

test("our paths and those of openapi-typescript can stand for each other", () => {
  expect(found).toBe("");
});

test.each(changes.map(([what], index) => [what, foundInChanged[index]]))(
  "a document is told apart whose request body %s",
  (_, output) => {
    expect(output).toContain("comparison.ts");
  },
);
