import { createConfig } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { lintDocument } from "./lint-document.ts";

const lint = async (schemas: JsonObject) => {
  const document = {
    openapi: "3.0.3",
    info: { title: "Tiny", version: "1" },
    paths: {},
    components: { schemas },
  };
  return await lintDocument(document, await createConfig({ rules: { struct: "error" } }), () => true);
};

const repeat = (count: number, schema: JsonObject): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, { ...schema }]));

test("ends when it has found a thousand errors", async () => {
  expect(await lint(repeat(999, { type: "strng" }))).toHaveLength(999);
  expect(await lint(repeat(2_000, { type: "strng" }))).toHaveLength(1_000);
});
