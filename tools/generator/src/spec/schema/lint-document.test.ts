import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { struct } from "../redocly.ts";
import { lintDocument } from "./lint-document.ts";

const lint = async (schemas: JsonObject) => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Tiny", version: "1" },
    paths: {},
    components: { schemas },
  };
  return await lintDocument(document, { getRules: () => ({ struct }), changeTypes: (types) => types }, () => true);
};

const repeat = (count: number, schema: JsonObject): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, { ...schema }]));

test("lintDocument keeps the first ten thousand problems", async () => {
  expect(await lint(repeat(9_999, { type: "strng" }))).toHaveLength(9_999);
  expect(await lint(repeat(20_000, { type: "strng" }))).toHaveLength(10_000);
});
