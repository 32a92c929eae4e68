import { expect, test } from "vitest";
import type { OpenApiDocument } from "../model/openapi.ts";
import { createFolder } from "../spec/testing/create-folder.ts";
import { findLostNulls } from "./find-lost-nulls.ts";

const named = { $ref: "#/components/schemas/Named" };
const all = {
  type: "object",
  properties: {
    lost: { type: "string", nullable: true },
    kept: { type: ["string", "null"] },
    list: { type: "array", items: { ...named, nullable: true } },
    map: { type: "object", additionalProperties: { oneOf: [named, { type: "null" }] } },
    inner: { type: "object", properties: { deep: { enum: ["a", null] } } },
    part: { allOf: [{ type: "object", properties: { lost: { type: ["integer", "null"] } } }] },
    any: { nullable: true },
    plain: { type: "string" },
  },
};
const content = { "application/json": { schema: { anyOf: [named, { type: "null" }] } } };
const document = {
  openapi: "3.1.0",
  info: { title: "Nulls", version: "1.0.0" },
  paths: { "/all": { put: { requestBody: { content }, responses: { "200": { description: "The same.", content } } } } },
  components: { schemas: { Named: { type: "object", properties: {} }, all } },
} as OpenApiDocument;

const files = (lost: string, orNull: string) => ({
  "types.ts": `
export type Named = { a?: string };
export type All = {
  lost?: string${orNull};
  kept?: string | null;
  list?: Array<Named${orNull}>;
  map?: { [key: string]: Named${orNull} };
  inner?: { deep?: "a"${orNull} };
  part?: { lost?: number${orNull} };
  any?: unknown;
  plain?: string;
};
`,
  "paths.ts": `
import type { Named } from "./types.ts";
export type paths = {
  "/all": {
    put: {
      requestBody?: { content: { "application/json": Named${lost} } };
      responses: { 200: { content: { "application/json": Named${orNull} } } };
    };
  };
};
`,
});

test("finds what the document lets be null and its type does not", async () => {
  await using folder = await createFolder(files("", ""));
  expect(findLostNulls(document, folder.path)).toEqual([
    "all.lost",
    "all.list[]",
    "all.map{}",
    "all.inner.deep",
    "all.part.lost",
    "put /all requestBody",
    "put /all responses 200",
  ]);
});

test("finds nothing where every type has its null", async () => {
  await using folder = await createFolder(files(" | null", " | null"));
  expect(findLostNulls(document, folder.path)).toEqual([]);
});
