import type { OpenApiDocument } from "@gong-engagement/generator/model/openapi";
import { expect, test } from "vitest";
import { createValidator } from "./create-validator.ts";
import { removeForbidden } from "./remove-forbidden.ts";

const document: OpenApiDocument = { openapi: "3.1.0", info: { title: "Forbidden", version: "1.0.0" } };

test("leaves out what one part of an allOf forbids and another one names", () => {
  const closed = (name: string) => ({ properties: { [name]: {} }, additionalProperties: false });
  const part = { allOf: [closed("a/b"), closed("c")] };
  const validate = createValidator(document, "request")({ properties: { list: { items: part } as object } });
  const value = { list: [{ "a/b": 1, c: 2 }, {}], other: 3 };
  expect(removeForbidden(value, validate)).toEqual({ list: [{}, {}], other: 3 });
  expect(value.list[0]).toEqual({ "a/b": 1, c: 2 });
});
