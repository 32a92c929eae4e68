import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { expect, test } from "vitest";
import { takeOperations } from "./take-operations.ts";

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const getting = (name: string) => ({
  get: { responses: { 200: { description: "", content: { "application/json": { schema: schema(name) } } } } },
});
const document: OpenApiDocument = {
  openapi: "3.0.3",
  info: { title: "", version: "1" },
  paths: { "/a": getting("A"), "/b": getting("B"), "/c": getting("C"), "/d": getting("D") },
  components: {
    schemas: {
      A: { type: "object", properties: { child: schema("Child") } },
      B: { type: "object" },
      C: { type: "object", properties: { self: schema("C") } },
      D: { type: "object" },
      Child: { type: "object" },
    },
  },
};

test("takes operations from all over the document, and only the components that they need", () => {
  const { paths, components } = takeOperations(document, 2);
  expect(Object.keys(paths ?? {})).toEqual(["/a", "/c"]);
  expect(Object.keys(components?.schemas ?? {})).toEqual(["A", "Child", "C"]);
});
